using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a map-reduce: where the items come from, what is done with each, and what folds the results.</summary>
internal sealed class MapReduceDrawer : PatternDrawer<MapReduceModel>
{
    protected override Ends Draw(Drawing drawing, MapReduceModel pattern, Ends from)
    {
        Ends items = drawing.Control("Each", Each(pattern), drawing.Steps(pattern.Source.Steps, from)).Ends;
        Ends mapped = items;
        Ends kept = Ends.None;
        foreach (string map in pattern.Maps)
        {
            Drawn drawn = drawing.Step(map, mapped, keepsRefusals: pattern.KeepsOthers);
            mapped = drawn.Ends;
            kept += drawn.Refused;
        }

        Ends result = Reduced(drawing, pattern, mapped + kept);
        return pattern.Otherwise is null ? result : result + drawing.Step(pattern.Otherwise, items.When("no items")).Ends;
    }

    private static Ends Reduced(Drawing drawing, MapReduceModel pattern, Ends mapped)
    {
        if (pattern.Reduce is null)
        {
            return mapped;
        }

        if (!pattern.IsTree)
        {
            return drawing.Step(pattern.Reduce, mapped).Ends;
        }

        Drawn reduce = drawing.Step(pattern.Reduce, mapped.When($"groups of {Labels.Number(pattern.FanIn)}"));
        drawing.Connect(reduce.Ends.When("until one is left").As(EdgeKind.Round), reduce.First);
        return mapped.When("a single one") + reduce.Ends;
    }

    private static string Each(MapReduceModel pattern)
    {
        string each = $"each of {Labels.AtMost(pattern.MaxItems, "item")}, {Labels.Number(pattern.MaxConcurrency)} at once";
        return pattern.KeepsOthers ? $"{each}, at least {Labels.Number(pattern.MinSucceeded)} must succeed" : each;
    }
}
