namespace Orchestration.Samples.TextSummarization.Splitting;

/// <summary>How much goes into one prompt, in tokens as <see cref="Tokens"/> estimates them.</summary>
/// <param name="Chunk">The most of a chunk.</param>
/// <param name="Overlap">The most that a chunk repeats of the one before it.</param>
/// <param name="Summaries">The most of the summaries that are read together.</param>
public sealed record Limits(int Chunk = 600, int Overlap = 60, int Summaries = 600)
{
    /// <summary>The most chunks that are summarized; a longer text needs larger chunks.</summary>
    public const int MostChunks = 40;

    /// <summary>What is wrong with them; null where nothing is.</summary>
    public string? Problem => this switch
    {
        { Chunk: < 1 } => "A chunk has at least one token.",
        { Overlap: var overlap } when overlap < 0 || overlap > Chunk / 2 => "Chunks overlap by 0 tokens or more, and at most by half of a chunk.",
        { Summaries: < 1 } => "The summaries that are read together have at least one token.",
        _ => null,
    };
}
