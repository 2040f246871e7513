using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a critic: a draft, its judges, and the way back over the revision with the bound of the rounds on it.</summary>
internal sealed class CriticDrawer : PatternDrawer<CriticModel>
{
    protected override Ends Draw(Drawing drawing, CriticModel pattern, Ends from)
    {
        Drawn produce = drawing.Step(pattern.Produce, from, CriticModel.Draft);
        Ends accepted = produce.Ends;
        Ends refused = Ends.None;
        string? firstJudge = null;
        foreach (string judge in pattern.Evaluates)
        {
            Drawn judged = drawing.Step(judge, accepted);
            firstJudge ??= judged.First;
            refused += judged.Ends.When("refused");
            accepted = judged.Ends.When("accepted");
        }

        // Several judges lead to the same place; one node between spares a way for each.
        refused = pattern.Evaluates.Count > 1 ? drawing.Control("Refused", "not accepted", refused).Ends : refused;
        Ends again = NextRound(drawing, pattern, refused, pattern.Revise is null ? produce.First : firstJudge ?? produce.First);
        return accepted + Exhausted(drawing, pattern, refused, again);
    }

    /// <summary>Draws what makes the next draft, and gives the ways on which it equals the one before.</summary>
    private static Ends NextRound(Drawing drawing, CriticModel pattern, Ends refused, string back)
    {
        string bound = Labels.AtMost(pattern.MaxRounds, "round");
        Ends again = pattern.Revise is null ? refused : drawing.Step(pattern.Revise, refused, CriticModel.Draft).Ends;
        drawing.Connect(again.When(bound).As(EdgeKind.Round), back);
        return pattern.StopWhenUnchanged ? again.When("unchanged") : Ends.None;
    }

    private static Ends Exhausted(Drawing drawing, CriticModel pattern, Ends refused, Ends unchanged)
    {
        Ends ends = pattern.MaxRounds is { } rounds ? refused.When("after round " + Labels.Number(Math.Max(1, rounds))) + unchanged : unchanged;
        switch (pattern.OnExhausted)
        {
            case "Fail":
                drawing.End("exhausted", ends);
                return Ends.None;
            default:
                return ends.When(pattern.OnExhausted == "ReturnBest" ? "the best draft" : "the last draft");
        }
    }
}
