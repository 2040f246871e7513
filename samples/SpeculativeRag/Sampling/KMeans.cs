namespace Orchestration.Samples.SpeculativeRag.Sampling;

/// <summary>k-means (Lloyd's algorithm) that gives the same for the same points everywhere: its first centres are no chance, and ties go to the lower index.</summary>
public static class KMeans
{
    /// <summary>Lloyd's algorithm never goes through the same partition twice, so it ends; this is for the rounding of numbers.</summary>
    private const int MostRounds = 100;

    /// <summary>Partitions points into clusters of those near one another.</summary>
    /// <param name="points">The points, all of the same dimensions.</param>
    /// <param name="count">How many clusters are wanted, at least 1.</param>
    /// <returns>
    /// The indices of each cluster's points, ascending, the clusters in the order of their first points. None is empty: there are fewer than wanted where fewer points differ.
    /// </returns>
    public static IReadOnlyList<IReadOnlyList<int>> Cluster(IReadOnlyList<double[]> points, int count)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double[][] centres = FirstCentres(points, count);
        int[] nearest = [.. points.Select(point => Nearest(point, centres))];
        for (int round = 1; round < MostRounds; round++)
        {
            centres = [.. centres.Select((centre, at) => Mean([.. points.Where((_, point) => nearest[point] == at)]) ?? centre)];
            int[] next = [.. points.Select(point => Nearest(point, centres))];
            if (next.AsSpan().SequenceEqual(nearest))
            {
                break;
            }

            nearest = next;
        }

        return [.. Enumerable.Range(0, points.Count).GroupBy(point => nearest[point]).Select(cluster => (IReadOnlyList<int>)[.. cluster])];
    }

    /// <summary>The first point, and then again and again the point farthest from the centres so far, as long as one lies apart from them.</summary>
    private static double[][] FirstCentres(IReadOnlyList<double[]> points, int count)
    {
        List<double[]> centres = [.. points.Take(1)];
        while (centres.Count > 0 && centres.Count < count)
        {
            double[] farthest = points.MaxBy(point => centres.Min(centre => Distance(point, centre)))!;
            if (centres.Min(centre => Distance(farthest, centre)) == 0)
            {
                break;
            }

            centres.Add(farthest);
        }

        return [.. centres];
    }

    private static int Nearest(double[] point, double[][] centres) => Enumerable.Range(0, centres.Length).MinBy(at => Distance(point, centres[at]));

    /// <summary>The mean of the points; null where there is none, so that a centre which lost its points stays where it is.</summary>
    private static double[]? Mean(double[][] points) =>
        points.Length == 0 ? null : [.. Enumerable.Range(0, points[0].Length).Select(at => points.Average(point => point[at]))];

    /// <summary>The square of the distance, which orders as the distance does.</summary>
    private static double Distance(double[] one, double[] other) => one.Zip(other, (left, right) => (left - right) * (left - right)).Sum();
}
