namespace Orchestration.Samples.CorrectiveRag;

/// <summary>What an answer is written from.</summary>
/// <param name="Documents">The strips of the documents, kept or not, in order.</param>
/// <param name="Query">What the web was asked; null where it was not.</param>
/// <param name="Web">The strips of the pages found there.</param>
/// <param name="Gaps">What could not be had, and why.</param>
public sealed record Knowledge(IReadOnlyList<Strip> Documents, string? Query, IReadOnlyList<Strip> Web, IReadOnlyList<string> Gaps)
{
    /// <summary>The strips that were kept, those of the documents first.</summary>
    public IReadOnlyList<Strip> Kept => [.. Documents.Concat(Web).Where(strip => strip.IsKept)];

    /// <summary>The kept strips, put together again in their order, each with where it stands.</summary>
    public string Recompose() => string.Join('\n', Kept.Select(strip => $"- [{strip.Source}] {strip.Text}"));
}
