namespace Orchestration;

public readonly partial struct Run
{
    /// <summary>
    /// Runs a body on every item, several at once, and folds the results in groups of neighbours, these to groups again, until one is left. A group is
    /// folded as soon as it is complete; which results form a group does not depend on who is done first.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="maxConcurrency">How many items and groups are in work at once.</param>
    /// <param name="fanIn">How many results a group has, at least 2. A group of one is not folded.</param>
    /// <param name="body">The body, over the run as the item sees it, the item and its index.</param>
    /// <param name="fold">Folds a group, over the run as the group sees it, its results, its index (from 0) and its level (from 1).</param>
    /// <exception cref="Exception">An item or a group failed: what the first one to fail threw. The others were cancelled, and all have ended.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<Folded<TResult>> FoldAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int maxConcurrency, int fanIn, Func<Run, TItem, int, ValueTask<TResult>> body, Func<Run, TResult[], int, int, ValueTask<TResult>> fold) =>
        FoldAsync(new ListFeed<TItem>(items), maxConcurrency, fanIn, body, fold);

    /// <summary>
    /// Runs a body on every item as it comes, and folds the results in groups of neighbours as soon as a group is complete. It holds the items in work and the
    /// groups that are not complete, however long the stream is.
    /// </summary>
    /// <inheritdoc cref="FoldAsync{TItem, TResult}(IReadOnlyList{TItem}, int, int, Func{Run, TItem, int, ValueTask{TResult}}, Func{Run, TResult[], int, int, ValueTask{TResult}})"/>
    public Task<Folded<TResult>> FoldAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int maxConcurrency, int fanIn, Func<Run, TItem, int, ValueTask<TResult>> body, Func<Run, TResult[], int, int, ValueTask<TResult>> fold) =>
        FoldAsync(new StreamFeed<TItem>(items), maxConcurrency, fanIn, body, fold);

    /// <summary>
    /// Runs a body on every item, several at once, some of which may fail, and folds the attempts in groups of neighbours. A group in which all failed is
    /// not folded, and counts as one failure in the next.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="maxConcurrency">How many items and groups are in work at once.</param>
    /// <param name="minSucceeded">How many items must succeed, as far as there are as many.</param>
    /// <param name="fanIn">How many results a group has, at least 2. A group of one is not folded.</param>
    /// <param name="body">The body, over the run as the item sees it, the item and its index.</param>
    /// <param name="fold">Folds a group, over the run as the group sees it, its attempts, its index (from 0) and its level (from 1).</param>
    /// <exception cref="AttemptsFailedException">Fewer items succeeded.</exception>
    /// <exception cref="Exception">A group failed: what the first one to fail threw.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<Folded<TResult>> TryFoldAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int maxConcurrency, int minSucceeded, int fanIn, Func<Run, TItem, int, ValueTask<TResult>> body, Func<Run, Attempt<TResult>[], int, int, ValueTask<TResult>> fold) =>
        TryFoldAsync(new ListFeed<TItem>(items), maxConcurrency, minSucceeded, fanIn, body, fold);

    /// <inheritdoc cref="TryFoldAsync{TItem, TResult}(IReadOnlyList{TItem}, int, int, int, Func{Run, TItem, int, ValueTask{TResult}}, Func{Run, Attempt{TResult}[], int, int, ValueTask{TResult}})"/>
    public Task<Folded<TResult>> TryFoldAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int maxConcurrency, int minSucceeded, int fanIn, Func<Run, TItem, int, ValueTask<TResult>> body, Func<Run, Attempt<TResult>[], int, int, ValueTask<TResult>> fold) =>
        TryFoldAsync(new StreamFeed<TItem>(items), maxConcurrency, minSucceeded, fanIn, body, fold);

    private async Task<Folded<TResult>> FoldAsync<TItem, TResult>(
        ItemFeed<TItem> items, int maxConcurrency, int fanIn, Func<Run, TItem, int, ValueTask<TResult>> body, Func<Run, TResult[], int, int, ValueTask<TResult>> fold)
    {
        using BranchGroup group = new(this);
        FoldTree<TResult> tree = new(Math.Max(2, fanIn), fold);
        await ItemWorkers<TItem, TResult>.RunAsync(group, items, maxConcurrency, body, tree).ConfigureAwait(false);
        return tree.Result;
    }

    private async Task<Folded<TResult>> TryFoldAsync<TItem, TResult>(
        ItemFeed<TItem> items, int maxConcurrency, int minSucceeded, int fanIn, Func<Run, TItem, int, ValueTask<TResult>> body, Func<Run, Attempt<TResult>[], int, int, ValueTask<TResult>> fold)
    {
        using BranchGroup group = new(this);
        AttemptTree<TResult> tree = new(Math.Max(2, fanIn), fold);
        await ItemWorkers<TItem, Attempt<TResult>>.RunAsync(group, items, maxConcurrency, AttemptAt(group, body), tree).ConfigureAwait(false);
        RequireSucceeded(Math.Min(minSucceeded, items.Count), items.Count, tree.Failures);
        return tree.Result.IsEmpty ? default : new Folded<TResult>(tree.Result.Value.GetValueOrThrow());
    }
}
