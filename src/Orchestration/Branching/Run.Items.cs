using System.Runtime.CompilerServices;

namespace Orchestration;

public readonly partial struct Run
{
    /// <summary>The items of a run, once it is known that there are not too many of them. A lazy sequence is read to its end here.</summary>
    /// <param name="items">The items.</param>
    /// <param name="maxItems">The most of them.</param>
    /// <exception cref="TooManyItemsException">There are more.</exception>
    public IReadOnlyList<T> Items<T>(IEnumerable<T> items, int maxItems)
    {
        ArgumentNullException.ThrowIfNull(items);
        int? count = items.TryGetNonEnumeratedCount(out int known) ? known : null;
        if (count > maxItems)
        {
            throw new TooManyItemsException(Origin, maxItems, count);
        }

        IReadOnlyList<T> list = items as IReadOnlyList<T> ?? [.. items.Take((int)Math.Min(int.MaxValue, maxItems + 1L))];
        return list.Count > maxItems ? throw new TooManyItemsException(Origin, maxItems, count: null) : list;
    }

    /// <summary>The items of a run that come one after the other; that there are too many is found out when the first of those is there.</summary>
    /// <param name="items">The items.</param>
    /// <param name="maxItems">The most of them.</param>
    /// <returns>The same items. Where their enumeration is given no token, it is cancelled when the run is.</returns>
    /// <exception cref="TooManyItemsException">There are more: thrown while enumerating.</exception>
    public IAsyncEnumerable<T> StreamedItems<T>(IAsyncEnumerable<T> items, int maxItems)
    {
        ArgumentNullException.ThrowIfNull(items);
        return CountedAsync(this, items, maxItems, default);
    }

    /// <summary>There are no items, and nothing says what comes of none.</summary>
    public NoItemsException NoItems() => new(Origin);

    private static async IAsyncEnumerable<T> CountedAsync<T>(
        Run run, IAsyncEnumerable<T> items, int maxItems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CancellationToken token = cancellationToken.CanBeCanceled ? cancellationToken : run.CancellationToken;
        token.ThrowIfCancellationRequested();
        int count = 0;
        await foreach (T item in items.WithCancellation(token).ConfigureAwait(false))
        {
            token.ThrowIfCancellationRequested();
            if (count++ == maxItems)
            {
                throw new TooManyItemsException(run.Origin, maxItems, count: null);
            }

            yield return item;
        }
    }
}
