namespace Orchestration;

/// <summary>
/// Works through items with a limited number of workers, each of which takes the next item as soon as it is done with one. A worker is one
/// state machine for all its items, and is queued: started in place, a client that answers at once would keep all of them on one thread.
/// </summary>
internal sealed class ItemWorkers<TItem, TResult>
{
    private readonly BranchGroup group;
    private readonly ItemFeed<TItem> feed;
    private readonly ItemSink<TResult> sink;
    private readonly Func<Run, TItem, int, ValueTask<TResult>> body;
    private readonly int maxWorkers;
    private readonly List<Task> workers = [];
    private volatile bool isFull;

    private ItemWorkers(
        BranchGroup group, ItemFeed<TItem> feed, int maxConcurrency, Func<Run, TItem, int, ValueTask<TResult>> body, ItemSink<TResult> sink)
    {
        this.group = group;
        this.feed = feed;
        this.body = body;
        this.sink = sink;
        maxWorkers = Math.Min(Math.Max(1, maxConcurrency), feed.MaxWorkers);
    }

    /// <summary>Brings what comes of every item to the sink. The first failure cancels the other workers, and surfaces when all have ended.</summary>
    public static async Task RunAsync(
        BranchGroup group, ItemFeed<TItem> feed, int maxConcurrency, Func<Run, TItem, int, ValueTask<TResult>> body, ItemSink<TResult> sink)
    {
        ItemWorkers<TItem, TResult> workers = new(group, feed, maxConcurrency, body, sink);
        workers.AddOne();
        await workers.JoinAsync().ConfigureAwait(false);
    }

    /// <summary>Adds a worker, as long as there may be more. Each does so when it has got an item, so that there are never many more than items.</summary>
    private void AddOne()
    {
        // Most items find all workers at work: they need no lock.
        if (isFull)
        {
            return;
        }

        lock (workers)
        {
            if (workers.Count < maxWorkers)
            {
                workers.Add(Task.Run(WorkAsync));
            }

            isFull = workers.Count >= maxWorkers;
        }
    }

    private async Task WorkAsync()
    {
        Run run = group.Run;
        try
        {
            while (!group.IsCancelled && await feed.NextAsync(run.CancellationToken).ConfigureAwait(false) is { } next)
            {
                AddOne();
                TResult result = await body(run, next.Item, next.Index).ConfigureAwait(false);
                if (sink.Take(next.Index, result) is { } ready)
                {
                    await FoldAsync(ready).ConfigureAwait(false);
                }
            }

            if (!group.IsCancelled && sink.End(feed.Count) is { } last)
            {
                await FoldAsync(last).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            group.Fail(exception);
        }
    }

    /// <summary>Folds a group, and the one that its result completes, and so on.</summary>
    private async Task FoldAsync(FoldGroup<TResult> first)
    {
        for (FoldGroup<TResult>? ready = first; ready is not null;)
        {
            TResult folded = await sink.FoldAsync(group.Run, ready).ConfigureAwait(false);
            ready = sink.Take(ready, folded);
        }
    }

    private async Task JoinAsync()
    {
        for (int i = 0; WorkerAt(i) is { } worker; i++)
        {
            await worker.ConfigureAwait(false);
        }

        try
        {
            await feed.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            group.Fail(exception);
        }

        await group.EndAsync().ConfigureAwait(false);
    }

    /// <summary>Only a worker that is under way adds others, so that none is left once the last one known has ended.</summary>
    private Task? WorkerAt(int index)
    {
        lock (workers)
        {
            return index < workers.Count ? workers[index] : null;
        }
    }
}
