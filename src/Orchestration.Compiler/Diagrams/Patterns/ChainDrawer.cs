using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a chain: all its steps are drawn as those before a pattern.</summary>
internal sealed class ChainDrawer : PatternDrawer<ChainModel>
{
    protected override Ends Draw(Drawing drawing, ChainModel pattern, Ends from) => from;
}
