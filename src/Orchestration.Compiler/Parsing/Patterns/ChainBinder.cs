using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a chain: all its steps are plain <c>[Step]</c>s.</summary>
internal sealed class ChainBinder : PatternBinder
{
    public override string Name => "Chain";

    public override IReadOnlyList<RoleSpecification> Roles { get; } = [];

    public override IReadOnlyList<string> SpecialNames { get; } = [];

    public override PatternBinding Bind(ParseContext context, AttributeData attribute, Visibility before) => new()
    {
        Model = new ChainModel(),
        Gives = context.OfRole("Step").LastOrDefault()?.Result,
    };
}
