using Orchestration.Samples.SpeculativeRag;
using Orchestration.Samples.SpeculativeRag.Sampling;

namespace Orchestration.Samples.Tests.SpeculativeRag;

public sealed class ScoresTests
{
    [Theory]
    [InlineData(0.9, 0.8, 0.5, 0.5, 0.425)] // 1.7 × 0.25
    [InlineData(0.5, 0.25, 0.8, 0.5, 0.3)] // 0.75 × 0.4
    [InlineData(1, 1, 1, 1, 2)]
    [InlineData(0, 1, 1, 1, 1)]
    [InlineData(0, 0, 1, 1, 0)]
    [InlineData(1, 1, 0, 1, 0)]
    [InlineData(1, 1, 1, 0, 0)]
    [InlineData(1.5, 0.5, 1, 1, 0.5)] // what is no probability counts as 0
    [InlineData(0.5, -0.1, 1, 1, 0.5)]
    [InlineData(90, 80, 1, 1, 0)]
    [InlineData(1, 1, 1.01, 1, 0)]
    [InlineData(1, 1, 1, -1, 0)]
    [InlineData(1, 1, -1, -1, 0)] // two wrongs make no right
    [InlineData(1, 1, double.NaN, 1, 0)]
    [InlineData(1, 1, 1, double.PositiveInfinity, 0)]
    public void The_score_is_the_product_of_the_three(double rationale, double answer, double consistency, double reflection, double expected) =>
        Assert.Equal(expected, Scores.Of(new Draft("r", "a", rationale, answer), new Judgement("j", consistency, reflection)).Product, precision: 12);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_empty_answer_has_no_score_however_sure_the_models_are(string answer) =>
        Assert.Equal(new Scores(0, 1, 1), Scores.Of(new Draft("r", answer, 1, 1), new Judgement("j", 1, 1)));

    [Theory]
    [InlineData(1, 0.4, 0.72, 0.6)]
    [InlineData(2, 0.1, 0.2, 0.3)]
    [InlineData(0, 0.5, 0.5, 0.5)]
    [InlineData(1, 0.0, 0.5, 0.5)]
    [InlineData(0, 0.0, 0.0, 0.0)]
    [InlineData(0, 0.25)]
    public void The_highest_is_chosen_and_of_equals_the_first(int expected, params double[] products)
    {
        ScoredDraft[] drafts = [.. products.Select(product => new ScoredDraft(new Perspective([]), new Draft("r", "a", 0, 0), new Judgement("j", 0, 0), new Scores(product, 1, 1)))];

        Assert.Same(drafts[expected], SpeculativeAnswer.Of(drafts, []).Best);
    }

    [Fact]
    public void Without_a_draft_nothing_is_chosen() => Assert.Throws<InvalidOperationException>(() => SpeculativeAnswer.Of([], []));
}
