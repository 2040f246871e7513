using Orchestration.Samples.SpeculativeRag.Sampling;

namespace Orchestration.Samples.Tests.SpeculativeRag;

public sealed class SubsetsTests
{
    [Theory]
    [InlineData(5, 1, 1, 1)]
    [InlineData(5, 5, 1, 9)]
    [InlineData(5, 5, 2, 3)]
    [InlineData(7, 6, 2, 3)]
    [InlineData(6, 6, 3, 2)]
    [InlineData(5, 5, 5, 5)]
    [InlineData(5, 3, 3)]
    [InlineData(5, 5, 2, 2, 2)]
    [InlineData(5, 0)]
    [InlineData(5, 5, 100_000, 100_000, 100_000)]
    public void Each_subset_is_another_one_and_holds_one_of_each_cluster(int wanted, int expected, params int[] sizes)
    {
        IReadOnlyList<IReadOnlyList<int>> clusters = ClustersOf(sizes);
        for (int seed = 0; seed < 20; seed++)
        {
            IReadOnlyList<IReadOnlyList<int>> subsets = Subsets.Draw(clusters, wanted, seed);

            Assert.Equal(expected, subsets.Count);
            Assert.Distinct(subsets.Select(subset => string.Join(',', subset)));
            Assert.All(subsets, subset => Assert.All(subset.Zip(clusters), one => Assert.Contains(one.First, one.Second)));
            Assert.All(subsets, subset => Assert.Equal(clusters.Count, subset.Count));
            Assert.Equal(subsets, Subsets.Draw(clusters, wanted, seed));
        }
    }

    [Fact]
    public void Where_all_are_drawn_they_come_with_the_earlier_members_first() =>
        Assert.Equal([[0, 2], [0, 3], [0, 4], [1, 2], [1, 3], [1, 4]], Subsets.Draw(ClustersOf(2, 3), most: 6, seed: 1));

    // Of 6 subsets, 2 are drawn: each is among them in a third of the draws, 333 of 1,000, and the standard deviation is 15.
    [Fact]
    public void All_subsets_are_equally_likely()
    {
        var drawn = Enumerable.Range(0, 1_000).SelectMany(seed => Subsets.Draw(ClustersOf(2, 3), most: 2, seed)).CountBy(subset => string.Join(',', subset)).ToList();

        Assert.Equal(6, drawn.Count);
        Assert.All(drawn, one => Assert.InRange(one.Value, 333 - 60, 333 + 60));
    }

    [Fact]
    public void An_empty_cluster_is_refused() => Assert.Throws<ArgumentException>(() => Subsets.Draw([[0], []], 5, 0));

    private static IReadOnlyList<IReadOnlyList<int>> ClustersOf(params int[] sizes) =>
        [.. sizes.Select((size, at) => (IReadOnlyList<int>)[.. Enumerable.Range(sizes.Take(at).Sum(), size)])];
}
