namespace Orchestration;

/// <summary>Folds results some of which may be failures. A group of failures only is not folded: it goes up as its first one.</summary>
internal sealed class AttemptTree<T>(int fanIn, Func<Run, Attempt<T>[], int, int, ValueTask<T>> fold)
    : FoldTree<Attempt<T>>(fanIn, (run, items, group, level) => FoldAsync(fold, run, items, group, level))
{
    private readonly SortedList<int, Exception> failures = [];

    /// <summary>The failures in the order of the items.</summary>
    public IReadOnlyList<Exception> Failures => [.. failures.Values];

    public override FoldGroup<Attempt<T>>? Take(int index, Attempt<T> result)
    {
        if (result.Exception is { } exception)
        {
            lock (failures)
            {
                failures.Add(index, exception);
            }
        }

        return base.Take(index, result);
    }

    private static async ValueTask<Attempt<T>> FoldAsync(
        Func<Run, Attempt<T>[], int, int, ValueTask<T>> fold, Run run, Attempt<T>[] items, int group, int level) =>
        items.Any(item => item.Succeeded)
            ? new Attempt<T>(await fold(run, items, group, level).ConfigureAwait(false))
            : items[0];
}
