using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a refine: where the items come from, the step on the first, and the one on each later item.</summary>
internal sealed class RefineDrawer : PatternDrawer<RefineModel>
{
    protected override Ends Draw(Drawing drawing, RefineModel pattern, Ends from)
    {
        string each = $"each of {Labels.AtMost(pattern.MaxItems, "item")}, in order";
        Ends items = drawing.Control("Each", each, drawing.Steps(pattern.Source.Steps, from)).Ends;
        Drawn start = drawing.Step(pattern.Start, items.When("the first item"), RefineModel.SoFar);
        Drawn next = drawing.Step(pattern.Next, start.Ends.When("the next item"), RefineModel.SoFar);
        drawing.Connect(next.Ends.When("the next item").As(EdgeKind.Round), next.First);
        Ends result = start.Ends.When("no more") + next.Ends.When("no more");
        return pattern.Otherwise is null ? result : result + drawing.Step(pattern.Otherwise, items.When("no items")).Ends;
    }
}
