using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a parallel: a fork, its sections side by side, and what joins them.</summary>
internal sealed class ParallelDrawer : PatternDrawer<ParallelModel>
{
    protected override Ends Draw(Drawing drawing, ParallelModel pattern, Ends from)
    {
        Ends forked = drawing.Control("Fork", Fork(pattern), from).Ends;
        List<Drawn> sections = pattern.Sections.Select(section => drawing.Step(section, forked, keepsRefusals: pattern.KeepsOthers)).ToList();
        Ends joined = Ends.All(sections.Select(section => section.Ends + section.Refused));
        return pattern.Combine is null ? joined : drawing.Step(pattern.Combine, joined).Ends;
    }

    private static string Fork(ParallelModel pattern)
    {
        string fork = Labels.AtOnce(pattern.MaxConcurrency, pattern.Sections.Count);
        return pattern.KeepsOthers ? $"{fork}, at least {Labels.Number(pattern.MinSucceeded)} must succeed" : fork;
    }
}
