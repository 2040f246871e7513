using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a supervisor: the step that hands out work, the workers by their kinds, the review, and the ways back.</summary>
internal sealed class SupervisorDrawer : PatternDrawer<SupervisorModel>
{
    protected override Ends Draw(Drawing drawing, SupervisorModel pattern, Ends from)
    {
        Drawn assign = drawing.Step(pattern.Assign, from);
        List<Drawn> workers = pattern.Workers
            .Select(worker => drawing.Step(worker.Method, assign.Ends.When(Labels.Values(worker)), SupervisorModel.Work))
            .ToList();
        Ends turn = Reviewed(drawing, pattern, workers);
        drawing.Connect(turn.When(Labels.AtMost(pattern.MaxTurns, "turn")).As(EdgeKind.Round), assign.First);
        Ends done = assign.Ends.When("all is done") + Exhausted(drawing, pattern, assign.Ends);
        if (pattern.Finish is null)
        {
            return done;
        }

        // A refusal of the result uses up the turn; after the last one it is final.
        Drawn finish = drawing.Step(pattern.Finish, done, keepsRefusals: true);
        drawing.Connect(finish.Refused.As(EdgeKind.SentBack), assign.First);
        if (finish.Refused.Count > 0 && pattern.MaxTurns is { } turns)
        {
            drawing.End("rejected", finish.Refused.When(AfterTurn(turns)));
        }

        return finish.Ends;
    }

    private static Ends Reviewed(Drawing drawing, SupervisorModel pattern, List<Drawn> workers)
    {
        Ends worked = Ends.All(workers.Select(worker => worker.Ends));
        if (pattern.Review is null)
        {
            return worked;
        }

        Ends reviewed = drawing.Step(pattern.Review, worked).Ends;
        foreach (Drawn worker in workers.Where(_ => pattern.MaxReworks > 0))
        {
            drawing.Connect(reviewed.When("refused, " + Labels.Times(pattern.MaxReworks)).As(EdgeKind.SentBack), worker.First);
        }

        return reviewed;
    }

    private static Ends Exhausted(Drawing drawing, SupervisorModel pattern, Ends assigned)
    {
        if (pattern.MaxTurns is not { } turns)
        {
            return Ends.None;
        }

        Ends ends = assigned.When("not done " + AfterTurn(turns));
        if (pattern.OnExhausted == "Fail")
        {
            drawing.End("exhausted", ends);
            return Ends.None;
        }

        return ends.When(pattern.OnExhausted == "ReturnBest" ? "the best work" : "the latest work");
    }

    private static string AfterTurn(int turns) => "after turn " + Labels.Number(Math.Max(1, turns));
}
