namespace Orchestration.Samples.TextSummarization.Summaries;

/// <summary>A text in summaries that follow one another; in the end, in a single one.</summary>
/// <param name="Parts">The summaries, in the order of the text.</param>
public sealed record Digest(IReadOnlyList<Part> Parts)
{
    /// <summary>What the summaries say.</summary>
    public string Text => string.Join("\n\n", Parts.Select(part => part.Text));

    /// <summary>How many tokens they have together.</summary>
    public int Tokens => Parts.Sum(part => part.Tokens);

    /// <summary>Two digests are equal where the same summaries were made from the same ones: a collapse that changed none gives an equal one.</summary>
    public bool Equals(Digest? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Parts.Count, HashCode.Combine);
}
