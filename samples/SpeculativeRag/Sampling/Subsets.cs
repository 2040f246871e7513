namespace Orchestration.Samples.SpeculativeRag.Sampling;

/// <summary>Draws subsets that hold one document of each cluster.</summary>
public static class Subsets
{
    /// <summary>
    /// Draws distinct subsets, each of one member of each cluster, all equally likely; all there are where that is no more than wanted. The number of subsets there are
    /// is the product of the clusters' sizes: whoever draws on until there are more would never end.
    /// </summary>
    /// <param name="clusters">The clusters; none is empty.</param>
    /// <param name="most">How many subsets are wanted, at least 1.</param>
    /// <param name="seed">What the drawing follows from; the same subsets for the same seed.</param>
    /// <returns>The subsets: those with the earlier members of the first cluster first, then of the second, and so on. None where there are no clusters.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Draw(IReadOnlyList<IReadOnlyList<int>> clusters, int most, int seed)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (clusters.Any(cluster => cluster.Count == 0))
        {
            throw new ArgumentException("No cluster may be empty.", nameof(clusters));
        }

        long all = clusters.Count == 0 ? 0 : clusters.Aggregate(1L, (product, cluster) => checked(product * cluster.Count));
        return [.. Numbers(all, (int)Math.Min(most, all), new Random(seed)).Select(number => Subset(clusters, number))];
    }

    /// <summary>Distinct numbers below <paramref name="all"/>, by Floyd's algorithm: as many draws as there are numbers wanted, however few there are to draw from.</summary>
    private static SortedSet<long> Numbers(long all, int wanted, Random random)
    {
        var drawn = new SortedSet<long>();
        for (long last = all - wanted; last < all; last++)
        {
            if (!drawn.Add(random.NextInt64(last + 1)))
            {
                drawn.Add(last);
            }
        }

        return drawn;
    }

    /// <summary>The subset of a number, whose digits are the places in the clusters, the last cluster's being the lowest.</summary>
    private static int[] Subset(IReadOnlyList<IReadOnlyList<int>> clusters, long number)
    {
        int[] subset = new int[clusters.Count];
        for (int at = clusters.Count - 1; at >= 0; at--)
        {
            (number, long place) = Math.DivRem(number, clusters[at].Count);
            subset[at] = clusters[at][(int)place];
        }

        return subset;
    }
}
