namespace Orchestration;

/// <summary>An item that is next, and its index.</summary>
internal readonly record struct NextItem<T>(T Item, int Index);

/// <summary>Gives items one by one to several workers. It has an end, which every worker finds for itself.</summary>
internal abstract class ItemFeed<T> : IAsyncDisposable
{
    /// <summary>How many items were given so far; all of them, once the end was found.</summary>
    public abstract int Count { get; }

    /// <summary>The most workers that could have an item at once.</summary>
    public virtual int MaxWorkers => int.MaxValue;

    /// <summary>The next item, or null at the end.</summary>
    public abstract ValueTask<NextItem<T>?> NextAsync(CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync() => default;
}

/// <summary>Gives the items of a list.</summary>
internal sealed class ListFeed<T>(IReadOnlyList<T> items) : ItemFeed<T>
{
    private int last = -1;

    public override int Count => items.Count;

    public override int MaxWorkers => items.Count;

    public override ValueTask<NextItem<T>?> NextAsync(CancellationToken cancellationToken)
    {
        int index = Interlocked.Increment(ref last);
        return new(index < items.Count ? new NextItem<T>(items[index], index) : null);
    }
}

/// <summary>Gives the items of a stream, which it asks for one at a time, each when a worker is free for it.</summary>
internal sealed class StreamFeed<T>(IAsyncEnumerable<T> items) : ItemFeed<T>
{
    private readonly SemaphoreSlim turn = new(1);
    private IAsyncEnumerator<T>? enumerator;
    private bool isOver;
    private int count;

    public override int Count => count;

    public override async ValueTask<NextItem<T>?> NextAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (isOver)
            {
                return null;
            }

            // Until an item is there, the stream has ended: one that threw is not asked again.
            isOver = true;
            enumerator ??= items.GetAsyncEnumerator(cancellationToken);
            isOver = !await enumerator.MoveNextAsync().ConfigureAwait(false);
            return isOver ? null : new NextItem<T>(enumerator.Current, count++);
        }
        finally
        {
            turn.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        turn.Dispose();
        if (enumerator is not null)
        {
            await enumerator.DisposeAsync().ConfigureAwait(false);
        }
    }
}
