namespace Orchestration.Samples.TumorBoard.Meeting;

/// <summary>How the board stands after its last round.</summary>
public enum Standing
{
    /// <summary>All propose the same.</summary>
    Unanimous,

    /// <summary>One treatment has more supporters than any other.</summary>
    Contested,

    /// <summary>No treatment has more supporters than any other.</summary>
    Tied,
}

/// <summary>One treatment that was proposed.</summary>
/// <param name="Treatment">The treatment.</param>
/// <param name="Supporters">Who proposes it in the last round, by name.</param>
public sealed record Proposal(Treatment Treatment, IReadOnlyList<Supporter> Supporters);

/// <summary>A specialist who proposes a treatment.</summary>
/// <param name="Speaker">Who.</param>
/// <param name="Opinion">What this specialist holds.</param>
public sealed record Supporter(string Speaker, Opinion Opinion);

/// <summary>What was proposed in the last round: all that may be chosen from. The order in which the specialists spoke leaves no trace in it.</summary>
/// <param name="Proposals">The treatments, in the order of their list; a choice is an index of this one.</param>
/// <param name="Rounds">How many rounds there were.</param>
public sealed record Slate(IReadOnlyList<Proposal> Proposals, int Rounds)
{
    /// <summary>How the board stands.</summary>
    public Standing Standing
    {
        get
        {
            int most = Proposals.Max(proposal => proposal.Supporters.Count);
            return Proposals.Count == 1 ? Standing.Unanimous
                : Proposals.Count(proposal => proposal.Supporters.Count == most) == 1 ? Standing.Contested
                : Standing.Tied;
        }
    }

    /// <summary>The votes, such as 2 to 1 to 1.</summary>
    public string Votes => string.Join(" to ", Proposals.Select(proposal => proposal.Supporters.Count).OrderDescending());

    /// <summary>The slate as the chair and people read it.</summary>
    public string Text => string.Join('\n', Proposals.SelectMany((proposal, index) =>
        proposal.Supporters.Select(supporter => $"   {supporter.Speaker}: {supporter.Opinion.Reasons}").Prepend($"{index}. {proposal.Treatment}")));

    /// <summary>The slate of a debate's last round.</summary>
    /// <param name="transcript">What was said, at least one statement.</param>
    public static Slate Of(IReadOnlyList<Statement<Opinion>> transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        int last = transcript.Max(statement => statement.Round);
        return new Slate(
            [.. transcript.Where(statement => statement.Round == last)
                .GroupBy(statement => statement.Value.Treatment)
                .OrderBy(proposed => proposed.Key)
                .Select(proposed => new Proposal(
                    proposed.Key, [.. proposed.OrderBy(said => said.Speaker, StringComparer.Ordinal).Select(said => new Supporter(said.Speaker, said.Value))]))],
            last);
    }
}
