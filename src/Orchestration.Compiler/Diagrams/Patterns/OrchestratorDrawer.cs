using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws an orchestrator: the plan, the workers by the kinds of their tasks, the way back for further tasks, and the synthesis.</summary>
internal sealed class OrchestratorDrawer : PatternDrawer<OrchestratorModel>
{
    protected override Ends Draw(Drawing drawing, OrchestratorModel pattern, Ends from)
    {
        Ends planned = drawing.Step(pattern.Plan, from).Ends;
        Drawn tasks = drawing.Control("Tasks", Tasks(pattern), planned);
        List<Drawn> workers = pattern.Workers
            .Select(worker => drawing.Step(worker.Method, tasks.Ends.When(Labels.Values(worker)), keepsRefusals: pattern.KeepsOthers))
            .ToList();
        Ends worked = Ends.All(workers.Select(worker => worker.Ends + worker.Refused));
        Ends done = pattern.Replan is null ? worked : Replanned(drawing, pattern, worked, tasks.First);
        Ends result = pattern.Synthesize is null ? done : drawing.Step(pattern.Synthesize, done).Ends;
        return pattern.Otherwise is null ? result : result + drawing.Step(pattern.Otherwise, planned.When("no tasks")).Ends;
    }

    private static Ends Replanned(Drawing drawing, OrchestratorModel pattern, Ends worked, string back)
    {
        Ends replanned = drawing.Step(pattern.Replan!, worked).Ends;
        drawing.Connect(replanned.When("more tasks, " + Labels.AtMost(pattern.MaxRounds, "round")).As(EdgeKind.Round), back);
        Ends done = replanned.When("no more tasks");
        if (pattern.MaxRounds is not { } rounds)
        {
            return done;
        }

        Ends exhausted = replanned.When("more tasks, after round " + Labels.Number(Math.Max(1, rounds)));
        if (pattern.OnExhausted == "Fail")
        {
            drawing.End("exhausted", exhausted);
            return done;
        }

        return done + exhausted;
    }

    private static string Tasks(OrchestratorModel pattern)
    {
        string tasks = $"{Labels.AtMost(pattern.MaxTasks, "task")}, {Labels.Number(pattern.MaxConcurrency)} at once";
        return pattern.KeepsOthers ? $"{tasks}, at least {Labels.Number(pattern.MinSucceeded)} must succeed" : tasks;
    }
}
