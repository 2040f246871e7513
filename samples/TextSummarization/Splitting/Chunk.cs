namespace Orchestration.Samples.TextSummarization.Splitting;

/// <summary>A part of a text that fits into one prompt.</summary>
/// <param name="Number">Which it is, from 1.</param>
/// <param name="Text">What it says, word for word.</param>
/// <param name="Tokens">How many tokens that is, by <see cref="Splitting.Tokens"/>.</param>
public sealed record Chunk(int Number, string Text, int Tokens);
