using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a debate: the speakers of a round side by side, what ends the rounds, and the judge.</summary>
internal sealed class DebateDrawer : PatternDrawer<DebateModel>
{
    protected override Ends Draw(Drawing drawing, DebateModel pattern, Ends from)
    {
        Drawn round = drawing.Control("Round", Labels.AtOnce(pattern.MaxConcurrency, pattern.Debaters.Sum(debater => (long)pattern.CountOf(debater))), from);
        Ends spoken = Ends.All(pattern.Debaters.Select((debater, i) => drawing.Step(debater, round.Ends.When(Speaker(pattern, debater, i))).Ends));
        Ends done = Rounds(drawing, pattern, drawing.Control("Spoken", "all have spoken", spoken).Ends, round.First);
        return pattern.Judge is null ? done : drawing.Step(pattern.Judge, done).Ends;
    }

    /// <summary>After the last round nobody is asked whether all agree.</summary>
    private static Ends Rounds(Drawing drawing, DebateModel pattern, Ends spoken, string back)
    {
        if (pattern.MaxRounds is <= 1)
        {
            return spoken;
        }

        Ends done = pattern.MaxRounds is { } rounds ? spoken.When("after round " + Labels.Number(rounds)) : Ends.None;
        Ends again = spoken;
        if (pattern.Agree is { } agree)
        {
            Ends asked = drawing.Step(agree, spoken).Ends;
            done += asked.When("accepted");
            again = asked.When("refused");
        }

        drawing.Connect(again.When(Labels.AtMost(pattern.MaxRounds, "round")).As(EdgeKind.Round), back);
        return done;
    }

    private static string? Speaker(DebateModel pattern, string debater, int index)
    {
        string? stance = index < pattern.Stances.Count ? pattern.Stances[index] : null;
        return Labels.Join(stance, pattern.CountOf(debater) is var count and > 1 ? Labels.Number(count) + " of them" : null);
    }
}
