using Orchestration.Samples.SpeculativeRag.Sampling;

namespace Orchestration.Samples.Tests.SpeculativeRag;

public sealed class KMeansTests
{
    // First centres: 0 and, farthest from it, 10. Nearest to 0 are 0, 0, 0 and 4.9 (24.01 against 26.01), to 10 are 6 and 10. The means are 1.225 and 8, so 4.9 goes over
    // (13.51 against 9.61). The means are then 0 and 6.97, and nothing moves any more.
    [Fact]
    public void Points_go_over_to_the_nearer_mean_until_none_moves() =>
        Assert.Equal([[0, 1, 2], [3, 4, 5]], Clusters(2, 0, 0, 0, 4.9, 6, 10));

    [Theory]
    [InlineData(new double[] { 0, 5, 10 }, "0,1|2")] // 5 is as near to 10 as to 0
    [InlineData(new double[] { 10, 5, 0 }, "0,1|2")]
    [InlineData(new double[] { 0, -3, 3 }, "0,2|1")] // of -3 and 3, equally far, the first is the second centre
    [InlineData(new double[] { 7, 1, 8, 2 }, "0,2|1,3")]
    [InlineData(new double[] { 3, 3, 3 }, "0,1,2")] // no two points differ
    [InlineData(new double[] { 3 }, "0")]
    [InlineData(new double[] { }, "")]
    public void Ties_go_to_the_lower_index_and_no_cluster_is_empty(double[] points, string expected) =>
        Assert.Equal(expected, string.Join('|', Clusters(2, points).Select(cluster => string.Join(',', cluster))));

    [Fact]
    public void One_cluster_holds_everything() => Assert.Equal([[0, 1, 2]], Clusters(1, 1, 9, 5));

    [Fact]
    public void Where_more_clusters_are_wanted_than_points_differ_there_are_fewer() => Assert.Equal([[0, 2], [1]], Clusters(5, 1, 2, 1));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory, MemberData(nameof(Seeds))]
    public void Whatever_the_points_each_is_in_the_one_cluster_whose_mean_is_nearest(int seed)
    {
        var random = new Random(seed);
        double[][] points = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => new double[] { random.Next(0, 4), random.Next(0, 4) })];
        int count = random.Next(1, 5);

        IReadOnlyList<IReadOnlyList<int>> clusters = KMeans.Cluster(points, count);

        Assert.Equal(clusters, KMeans.Cluster(points, count));
        Assert.Equal(Enumerable.Range(0, points.Length), clusters.SelectMany(cluster => cluster).Order());
        Assert.InRange(clusters.Count, Math.Min(points.Length, 1), count);
        Assert.Equal(clusters.Select(cluster => cluster[0]).Order(), clusters.Select(cluster => cluster[0]));
        double[][] means = [.. clusters.Select(cluster => new[] { cluster.Average(at => points[at][0]), cluster.Average(at => points[at][1]) })];
        Assert.All(clusters.Index(), one => Assert.All(one.Item, at =>
            Assert.Equal(means.Min(mean => Distance(points[at], mean)), Distance(points[at], means[one.Index]), precision: 9)));
    }

    [Fact]
    public void No_clusters_cannot_be_asked_for() => Assert.Throws<ArgumentOutOfRangeException>(() => Clusters(0, 1));

    private static IReadOnlyList<IReadOnlyList<int>> Clusters(int count, params double[] points) => KMeans.Cluster([.. points.Select(point => new[] { point })], count);

    private static double Distance(double[] one, double[] other) => one.Zip(other, (left, right) => Math.Pow(left - right, 2)).Sum();
}
