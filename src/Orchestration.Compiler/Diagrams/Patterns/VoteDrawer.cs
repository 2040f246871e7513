using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a vote: the voters side by side with the number of their ballots, and what decides between the answers.</summary>
internal sealed class VoteDrawer : PatternDrawer<VoteModel>
{
    protected override Ends Draw(Drawing drawing, VoteModel pattern, Ends from)
    {
        Ends forked = drawing.Control("Fork", Labels.AtOnce(pattern.MaxConcurrency, pattern.Voters.Sum(voter => (long)pattern.BallotsOf(voter))), from).Ends;
        Ends ballots = drawing.Beside(pattern.Voters, voter => forked.When(pattern.BallotsOf(voter) is var count and > 1 ? Labels.Number(count) + " times" : null));
        return pattern.Select is null ? Counted(drawing, pattern, ballots) : drawing.Step(pattern.Select, ballots).Ends;
    }

    private static Ends Counted(Drawing drawing, VoteModel pattern, Ends ballots)
    {
        Ends counted = drawing.Control("Count", Rule(pattern), ballots).Ends;
        if (!pattern.CanBeLost)
        {
            return counted;
        }

        Ends lost = counted.When("no winner");
        if (pattern.OnExhausted == "Fail")
        {
            drawing.End("exhausted", lost);
            return counted;
        }

        return counted + lost.When(pattern.OnExhausted == "ReturnBest" ? "the answer with most votes" : "the last answer");
    }

    private static string Rule(VoteModel pattern)
    {
        string rule = "most votes win";
        if (pattern.Agreement > 0)
        {
            rule += $", at least {pattern.Agreement.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} of all";
        }

        return pattern.FirstWinsTie ? rule + ", the first on a tie" : rule;
    }
}
