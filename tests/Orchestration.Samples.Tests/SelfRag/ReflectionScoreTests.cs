using Orchestration.Samples.SelfRag;

namespace Orchestration.Samples.Tests.SelfRag;

public sealed class ReflectionScoreTests
{
    // 1.0 · relevance (1 or 0) + 1.0 · support (1, 1/2 or 0) + 0.5 · usefulness (-1, -1/2, 0, 1/2, 1), each sum worked out by hand.
    [Theory]
    [InlineData(Relevance.Relevant, Support.Full, 1, 1.5)]
    [InlineData(Relevance.Relevant, Support.Full, 2, 1.75)]
    [InlineData(Relevance.Relevant, Support.Full, 3, 2.0)]
    [InlineData(Relevance.Relevant, Support.Full, 4, 2.25)]
    [InlineData(Relevance.Relevant, Support.Full, 5, 2.5)]
    [InlineData(Relevance.Relevant, Support.Partial, 1, 1.0)]
    [InlineData(Relevance.Relevant, Support.Partial, 2, 1.25)]
    [InlineData(Relevance.Relevant, Support.Partial, 3, 1.5)]
    [InlineData(Relevance.Relevant, Support.Partial, 4, 1.75)]
    [InlineData(Relevance.Relevant, Support.Partial, 5, 2.0)]
    [InlineData(Relevance.Relevant, Support.None, 1, 0.5)]
    [InlineData(Relevance.Relevant, Support.None, 2, 0.75)]
    [InlineData(Relevance.Relevant, Support.None, 3, 1.0)]
    [InlineData(Relevance.Relevant, Support.None, 4, 1.25)]
    [InlineData(Relevance.Relevant, Support.None, 5, 1.5)]
    [InlineData(Relevance.Irrelevant, Support.Full, 1, 0.5)]
    [InlineData(Relevance.Irrelevant, Support.Full, 2, 0.75)]
    [InlineData(Relevance.Irrelevant, Support.Full, 3, 1.0)]
    [InlineData(Relevance.Irrelevant, Support.Full, 4, 1.25)]
    [InlineData(Relevance.Irrelevant, Support.Full, 5, 1.5)]
    [InlineData(Relevance.Irrelevant, Support.Partial, 1, 0.0)]
    [InlineData(Relevance.Irrelevant, Support.Partial, 2, 0.25)]
    [InlineData(Relevance.Irrelevant, Support.Partial, 3, 0.5)]
    [InlineData(Relevance.Irrelevant, Support.Partial, 4, 0.75)]
    [InlineData(Relevance.Irrelevant, Support.Partial, 5, 1.0)]
    [InlineData(Relevance.Irrelevant, Support.None, 1, -0.5)]
    [InlineData(Relevance.Irrelevant, Support.None, 2, -0.25)]
    [InlineData(Relevance.Irrelevant, Support.None, 3, 0.0)]
    [InlineData(Relevance.Irrelevant, Support.None, 4, 0.25)]
    [InlineData(Relevance.Irrelevant, Support.None, 5, 0.5)]
    public void The_score_is_the_papers_sum(Relevance relevance, Support support, int usefulness, double score) =>
        Assert.Equal(score, ReflectionScore.Of(relevance, support, usefulness));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_number_that_is_no_grade_counts_as_the_worst(int usefulness) => Assert.Equal(1.5, ReflectionScore.Of(Relevance.Relevant, Support.Full, usefulness));
}
