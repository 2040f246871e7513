namespace Orchestration;

public readonly partial struct Run
{
    /// <summary>Begins branches that are under way at once.</summary>
    /// <param name="maxConcurrency">How many of them; 0 for all.</param>
    public Branches Fork(int maxConcurrency = 0) => new(this, maxConcurrency);

    /// <summary>Runs a body on every item, several at once, and gives the results in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="maxConcurrency">How many are in work at once.</param>
    /// <param name="body">The body, over the run as the item sees it, the item and its index.</param>
    /// <exception cref="Exception">An item failed: what the first one to fail threw. The others were cancelled, and all have ended.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<TResult[]> ForEachAsync<TItem, TResult>(IReadOnlyList<TItem> items, int maxConcurrency, Func<Run, TItem, int, Task<TResult>> body) =>
        ItemWorkers.RunAsync(this, items, maxConcurrency, static (_, run, item, index, body) => body(run, item, index), body);

    /// <summary>Runs a body on every item, several at once; an item that fails is an attempt among the results, which are in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="maxConcurrency">How many are in work at once.</param>
    /// <param name="minSucceeded">How many must succeed, as far as there are as many.</param>
    /// <param name="body">The body, over the run as the item sees it, the item and its index.</param>
    /// <exception cref="AttemptsFailedException">Fewer succeeded.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Attempt<TResult>[]> TryEachAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int maxConcurrency, int minSucceeded, Func<Run, TItem, int, Task<TResult>> body)
    {
        Attempt<TResult>[] attempts = await ItemWorkers.RunAsync(this, items, maxConcurrency, ItemWorkers.AttemptAsync, body).ConfigureAwait(false);
        RequireSucceeded(Math.Min(minSucceeded, items.Count), attempts.Select(attempt => attempt.Exception).ToList());
        return attempts;
    }

    /// <exception cref="AttemptsFailedException">Fewer than asked for have no failure.</exception>
    internal void RequireSucceeded(int minSucceeded, IReadOnlyList<Exception?> failures)
    {
        List<Exception> failed = failures.OfType<Exception>().ToList();
        int succeeded = failures.Count - failed.Count;
        if (succeeded < minSucceeded && failed.Count > 0)
        {
            throw new AttemptsFailedException(Origin, succeeded, minSucceeded, failed);
        }
    }
}
