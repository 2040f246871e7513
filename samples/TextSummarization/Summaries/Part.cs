using Orchestration.Samples.TextSummarization.Splitting;

namespace Orchestration.Samples.TextSummarization.Summaries;

/// <summary>What a summary says of some chunks that follow one another, and what it was made from.</summary>
/// <param name="Text">What it says.</param>
/// <param name="First">The number of the first chunk.</param>
/// <param name="Last">The number of the last chunk.</param>
/// <param name="From">The summaries that it was made from, in order; none where it was made from the chunks themselves.</param>
public sealed record Part(string Text, int First, int Last, IReadOnlyList<Part> From)
{
    /// <summary>How many tokens it has.</summary>
    public int Tokens { get; } = Splitting.Tokens.In(Text);

    /// <summary>A summary of chunks themselves.</summary>
    public static Part Of(string text, int first, int last) => new(text.Trim(), first, last, []);

    /// <summary>A summary of summaries.</summary>
    public static Part Of(string text, IReadOnlyList<Part> from) => new(text.Trim(), from[0].First, from[^1].Last, from);
}
