using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a loop: the steps of a round, and the way back with the bound of the rounds on it.</summary>
internal sealed class LoopDrawer : PatternDrawer<LoopModel>
{
    protected override Ends Draw(Drawing drawing, LoopModel pattern, Ends from)
    {
        Drawn first = drawing.Step(pattern.Steps[0], from);
        Ends round = drawing.Steps(pattern.Steps.Skip(1), first.Ends);
        Ends done = pattern.StopWhenUnchanged ? round.When("unchanged") : Ends.None;
        Ends again = pattern.StopWhenUnchanged ? round.When("changed") : round;
        if (pattern.Until is { } until)
        {
            Ends judged = drawing.Step(until, round).Ends;
            done += judged.When("accepted");
            again = judged.When("refused");
        }

        drawing.Connect(again.When(Labels.AtMost(pattern.MaxRounds, "round")).As(EdgeKind.Round), first.First);
        done += Exhausted(drawing, pattern, again);
        return pattern.Finish is null ? done : drawing.Step(pattern.Finish, done).Ends;
    }

    private static Ends Exhausted(Drawing drawing, LoopModel pattern, Ends again)
    {
        if (pattern.MaxRounds is not { } rounds)
        {
            return Ends.None;
        }

        Ends ends = again.When("after round " + Labels.Number(Math.Max(1, rounds)));
        if (pattern.OnExhausted == "Fail")
        {
            drawing.End("exhausted", ends);
            return Ends.None;
        }

        return ends.When(pattern.OnExhausted == "ReturnBest" ? "the best round" : "the last round");
    }
}
