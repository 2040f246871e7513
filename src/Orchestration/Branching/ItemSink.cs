namespace Orchestration;

/// <summary>Takes what came of each item, in whatever order the items are done.</summary>
internal abstract class ItemSink<T>
{
    /// <summary>Takes the result of an item. Where that completes a group which can be folded, whoever brought it folds it.</summary>
    public abstract FoldGroup<T>? Take(int index, T result);

    /// <summary>Hears how many items there were. Every worker says so; the first one may be given a group to fold.</summary>
    public virtual FoldGroup<T>? End(int count) => null;

    public virtual ValueTask<T> FoldAsync(Run run, FoldGroup<T> group) => throw new NotSupportedException();

    /// <summary>Takes what a group was folded to, which may complete the next one.</summary>
    public virtual FoldGroup<T>? Take(FoldGroup<T> group, T result) => null;
}

/// <summary>Keeps all results in the order of the items, of which it is known how many there are. Each place is written once, so that none needs a lock.</summary>
internal sealed class ItemArray<T>(int count) : ItemSink<T>
{
    public T[] Results { get; } = new T[count];

    public override FoldGroup<T>? Take(int index, T result)
    {
        Results[index] = result;
        return null;
    }
}

/// <summary>Keeps all results in the order of the items, however many come.</summary>
internal sealed class ItemList<T> : ItemSink<T>
{
    private readonly Lock gate = new();
    private T[] results = [];

    public override FoldGroup<T>? Take(int index, T result)
    {
        lock (gate)
        {
            if (index >= results.Length)
            {
                Array.Resize(ref results, (int)Math.Min(Array.MaxLength, Math.Max(index + 1L, results.Length * 2L)));
            }

            results[index] = result;
        }

        return null;
    }

    public T[] ToArray(int count)
    {
        Array.Resize(ref results, count);
        return results;
    }
}
