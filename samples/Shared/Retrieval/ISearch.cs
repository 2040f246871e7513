namespace Orchestration.Samples.Retrieval;

/// <summary>Finds passages.</summary>
public interface ISearch
{
    /// <summary>The passages that fit a query, best first, those of equal score in the order of their ids.</summary>
    /// <param name="query">What is sought.</param>
    /// <param name="count">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    Task<IReadOnlyList<Hit>> SearchAsync(string query, int count, CancellationToken cancellationToken = default);

    /// <summary>The same without their scores.</summary>
    /// <inheritdoc cref="SearchAsync"/>
    async Task<IReadOnlyList<Passage>> FindAsync(string query, int count, CancellationToken cancellationToken = default) =>
        [.. (await SearchAsync(query, count, cancellationToken).ConfigureAwait(false)).Select(hit => hit.Passage)];
}
