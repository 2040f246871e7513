namespace Orchestration;

/// <summary>Neighbours of one level that are folded to one value of the next.</summary>
/// <param name="Level">The level of the value that they are folded to, from 1.</param>
/// <param name="Index">That value's index in its level.</param>
/// <param name="Items">What is folded, in order.</param>
internal sealed record FoldGroup<T>(int Level, int Index, T[] Items);

/// <summary>
/// Folds results as they come, in groups of neighbours. Which results form a group follows from their indices alone: the first
/// <c>fanIn</c> are the first group of level 1, and so on; what the groups of a level gave is grouped alike for the next. It holds only the
/// results whose group is not complete.
/// </summary>
internal class FoldTree<T>(int fanIn, Func<Run, T[], int, int, ValueTask<T>> fold) : ItemSink<T>
{
    private readonly Lock gate = new();
    private readonly List<Dictionary<int, OpenGroup>> levels = [];
    private int? count;

    /// <summary>What everything was folded to; empty where there was nothing.</summary>
    public Folded<T> Result { get; private set; }

    public override FoldGroup<T>? Take(int index, T result)
    {
        lock (gate)
        {
            return Place(0, index, result);
        }
    }

    public override FoldGroup<T>? Take(FoldGroup<T> group, T result)
    {
        lock (gate)
        {
            return Place(group.Level, group.Index, result);
        }
    }

    public override ValueTask<T> FoldAsync(Run run, FoldGroup<T> group) => fold(run, group.Items, group.Index, group.Level);

    /// <summary>
    /// Now it is known how large the last group of every level is. Only the lowest of those that are smaller than the others can be complete:
    /// each of them waits for the one below.
    /// </summary>
    public override FoldGroup<T>? End(int count)
    {
        lock (gate)
        {
            if (this.count is not null)
            {
                return null;
            }

            this.count = count;
            for (int level = 0; level < levels.Count; level++)
            {
                int last = (CountAt(level) - 1) / fanIn;
                if (levels[level].TryGetValue(last, out OpenGroup? group) && Close(level, last, group) is { } ready)
                {
                    return ready;
                }
            }

            return null;
        }
    }

    private FoldGroup<T>? Place(int level, int index, T result)
    {
        while (levels.Count <= level)
        {
            levels.Add([]);
        }

        if (!levels[level].TryGetValue(index / fanIn, out OpenGroup? group))
        {
            levels[level].Add(index / fanIn, group = new OpenGroup());
        }

        group.Put(index % fanIn, result, fanIn);
        return Close(level, index / fanIn, group);
    }

    /// <summary>Ends a group that is complete. One alone is folded with nothing: it is the result, or goes up as it is.</summary>
    private FoldGroup<T>? Close(int level, int index, OpenGroup group)
    {
        int size = count is null ? fanIn : Math.Min(fanIn, CountAt(level) - (index * fanIn));
        if (group.Count < size)
        {
            return null;
        }

        levels[level].Remove(index);
        if (size > 1)
        {
            return new FoldGroup<T>(level + 1, index, group.ToArray(size));
        }

        if (CountAt(level) > 1)
        {
            return Place(level + 1, index, group.First);
        }

        Result = new Folded<T>(group.First);
        return null;
    }

    /// <summary>How many values a level has in the end.</summary>
    private int CountAt(int level)
    {
        int left = count!.Value;
        for (; level > 0 && left > 1; level--)
        {
            left = ((left - 1) / fanIn) + 1;
        }

        return left;
    }

    private sealed class OpenGroup
    {
        private T[] items = [];

        public int Count { get; private set; }

        public T First => items[0];

        public void Put(int offset, T item, int fanIn)
        {
            if (offset >= items.Length)
            {
                Array.Resize(ref items, Math.Min(fanIn, Math.Max(offset + 1, items.Length * 2)));
            }

            items[offset] = item;
            Count++;
        }

        public T[] ToArray(int size)
        {
            Array.Resize(ref items, size);
            return items;
        }
    }
}
