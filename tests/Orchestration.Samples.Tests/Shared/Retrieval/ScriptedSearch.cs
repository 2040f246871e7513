using System.Collections.Concurrent;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.Shared.Retrieval;

/// <summary>A search that finds what the test says, and remembers what it was asked.</summary>
/// <param name="find">What is found for a query, best first; what it throws is the search's failure.</param>
internal sealed class ScriptedSearch(Func<string, IEnumerable<Passage>> find) : ISearch
{
    private readonly ConcurrentQueue<(string Query, int Count)> asked = new();

    /// <summary>The queries in their order, and how many passages were wanted.</summary>
    public IReadOnlyList<(string Query, int Count)> Asked => [.. asked];

    public Task<IReadOnlyList<Hit>> SearchAsync(string query, int count, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        asked.Enqueue((query, count));
        return Task.FromResult<IReadOnlyList<Hit>>([.. find(query).Take(count).Select((passage, place) => new Hit(passage, 1.0 / (1 + place)))]);
    }
}
