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
    public Task<TResult[]> ForEachAsync<TItem, TResult>(IReadOnlyList<TItem> items, int maxConcurrency, Func<Run, TItem, int, ValueTask<TResult>> body) =>
        CollectAsync(items, maxConcurrency, _ => body);

    /// <summary>Runs a body on every item as it comes, and asks for the next one when there is room for it.</summary>
    /// <inheritdoc cref="ForEachAsync{TItem, TResult}(IReadOnlyList{TItem}, int, Func{Run, TItem, int, ValueTask{TResult}})"/>
    public Task<TResult[]> ForEachAsync<TItem, TResult>(IAsyncEnumerable<TItem> items, int maxConcurrency, Func<Run, TItem, int, ValueTask<TResult>> body) =>
        CollectAsync(items, maxConcurrency, _ => body);

    /// <summary>Runs a body on every item, several at once; an item that fails is an attempt among the results, which are in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="maxConcurrency">How many are in work at once.</param>
    /// <param name="minSucceeded">How many must succeed, as far as there are as many.</param>
    /// <param name="body">The body, over the run as the item sees it, the item and its index.</param>
    /// <exception cref="AttemptsFailedException">Fewer succeeded.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<Attempt<TResult>[]> TryEachAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int maxConcurrency, int minSucceeded, Func<Run, TItem, int, ValueTask<TResult>> body) =>
        RequireAsync(minSucceeded, CollectAsync(items, maxConcurrency, group => AttemptAt(group, body)));

    /// <summary>Runs a body on every item as it comes, and asks for the next one when there is room for it; an item that fails is an attempt among the results.</summary>
    /// <inheritdoc cref="TryEachAsync{TItem, TResult}(IReadOnlyList{TItem}, int, int, Func{Run, TItem, int, ValueTask{TResult}})"/>
    public Task<Attempt<TResult>[]> TryEachAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int maxConcurrency, int minSucceeded, Func<Run, TItem, int, ValueTask<TResult>> body) =>
        RequireAsync(minSucceeded, CollectAsync(items, maxConcurrency, group => AttemptAt(group, body)));

    /// <exception cref="AttemptsFailedException">Fewer than asked for have no failure.</exception>
    internal void RequireSucceeded(int minSucceeded, IReadOnlyList<Exception?> failures)
    {
        List<Exception> failed = failures.OfType<Exception>().ToList();
        RequireSucceeded(minSucceeded, failures.Count, failed);
    }

    private void RequireSucceeded(int minSucceeded, int count, IReadOnlyList<Exception> failures)
    {
        int succeeded = count - failures.Count;
        if (succeeded < minSucceeded && failures.Count > 0)
        {
            throw new AttemptsFailedException(Origin, succeeded, minSucceeded, failures);
        }
    }

    private async Task<Attempt<TResult>[]> RequireAsync<TResult>(int minSucceeded, Task<Attempt<TResult>[]> all)
    {
        Attempt<TResult>[] attempts = await all.ConfigureAwait(false);
        RequireSucceeded(Math.Min(minSucceeded, attempts.Length), attempts.Select(attempt => attempt.Exception).ToList());
        return attempts;
    }

    private async Task<TResult[]> CollectAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int maxConcurrency, Func<BranchGroup, Func<Run, TItem, int, ValueTask<TResult>>> bodyIn)
    {
        using BranchGroup group = new(this);
        ItemArray<TResult> results = new(items.Count);
        await ItemWorkers<TItem, TResult>.RunAsync(group, new ListFeed<TItem>(items), maxConcurrency, bodyIn(group), results).ConfigureAwait(false);
        return results.Results;
    }

    private async Task<TResult[]> CollectAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int maxConcurrency, Func<BranchGroup, Func<Run, TItem, int, ValueTask<TResult>>> bodyIn)
    {
        using BranchGroup group = new(this);
        StreamFeed<TItem> feed = new(items);
        ItemList<TResult> results = new();
        await ItemWorkers<TItem, TResult>.RunAsync(group, feed, maxConcurrency, bodyIn(group), results).ConfigureAwait(false);
        return results.ToArray(feed.Count);
    }

    private static Func<Run, TItem, int, ValueTask<Attempt<TResult>>> AttemptAt<TItem, TResult>(BranchGroup group, Func<Run, TItem, int, ValueTask<TResult>> body) =>
        async (run, item, index) =>
        {
            try
            {
                return new Attempt<TResult>(await body(run, item, index).ConfigureAwait(false));
            }
            catch (Exception exception) when (group.MayKeep(exception))
            {
                return new Attempt<TResult>(exception);
            }
        };
}
