namespace Orchestration;

/// <summary>
/// Works through items with a fixed number of workers, each of which takes the next item as soon as it is done with one. A worker is one
/// state machine for all its items, and is queued: started in place, a client that answers at once would keep all of them on one thread.
/// </summary>
internal static class ItemWorkers
{
    /// <summary>One item's work.</summary>
    public delegate Task<TResult> ItemBody<TItem, TResult, TBody>(BranchGroup group, Run run, TItem item, int index, TBody body);

    public static async Task<TResult[]> RunAsync<TItem, TResult, TBody>(
        Run run, IReadOnlyList<TItem> items, int maxConcurrency, ItemBody<TItem, TResult, TBody> work, TBody body)
    {
        using BranchGroup group = new(run);
        TResult[] results = new TResult[items.Count];
        int next = -1;
        Task[] workers = new Task[Math.Min(Math.Max(1, maxConcurrency), items.Count)];
        for (int i = 0; i < workers.Length; i++)
        {
            workers[i] = Task.Run(WorkAsync);
        }

        foreach (Task worker in workers)
        {
            await worker.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await group.EndAsync().ConfigureAwait(false);
        return results;

        async Task WorkAsync()
        {
            for (int index = Interlocked.Increment(ref next); index < items.Count && !group.IsCancelled; index = Interlocked.Increment(ref next))
            {
                try
                {
                    results[index] = await work(group, group.Run, items[index], index, body).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    group.Fail(exception);
                    return;
                }
            }
        }
    }

    public static async Task<Attempt<TResult>> AttemptAsync<TItem, TResult>(
        BranchGroup group, Run run, TItem item, int index, Func<Run, TItem, int, Task<TResult>> body)
    {
        try
        {
            return new Attempt<TResult>(await body(run, item, index).ConfigureAwait(false));
        }
        catch (Exception exception) when (group.MayKeep(exception))
        {
            return new Attempt<TResult>(exception);
        }
    }
}
