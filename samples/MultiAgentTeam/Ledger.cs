namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>What there is and what is missing, read off the turns by code, so that no model has to remember it.</summary>
public static class Ledger
{
    /// <summary>The ledger as text for whoever hands out the work.</summary>
    /// <param name="history">The turns so far.</param>
    /// <param name="refusal">Why the latest turn came to nothing, or null.</param>
    public static string Of(IReadOnlyList<Turn<Member, Piece>> history, string? refusal)
    {
        ArgumentNullException.ThrowIfNull(history);
        string refused = string.IsNullOrWhiteSpace(refusal) ? "" : $"\nRefused last: {refusal}";
        return Missing(history) is { } missing ? $"{missing}{refused}" : $"All parts are there, and nothing is missing.{refused}";
    }

    /// <summary>The text of a member's last accepted work; empty where there is none.</summary>
    public static string LastOf(Member member, IReadOnlyList<Turn<Member, Piece>> history) =>
        history.LastOrDefault(turn => turn.Accepted && turn.Worker == member).Work?.Text ?? "";

    private static string? Missing(IReadOnlyList<Turn<Member, Piece>> history)
    {
        int Last(Member member) => history.LastOrDefault(turn => turn.Accepted && turn.Worker == member).Number;
        return (Last(Member.Researcher), Last(Member.Writer), Last(Member.Critic)) switch
        {
            (0, _, _) => "Missing are the findings, which the researcher has to bring.",
            (_, 0, _) => "Missing is a first version, which the writer has to make from the findings.",
            (_, _, 0) => "Missing are remarks on the version, which the critic has to make.",
            var (_, written, remarked) when written < remarked => "Missing is a version that takes up the remarks, which the writer has to make.",
            _ => null,
        };
    }
}
