using Orchestration.Samples.CorrectiveRag;

namespace Orchestration.Samples.Tests.CorrectiveRag;

public sealed class ThresholdsTests
{
    // Upper 0.5, lower -0.5. NaN stands for a document without a score.
    [Theory]
    [InlineData(RetrievalAction.Correct, 0.5)]
    [InlineData(RetrievalAction.Ambiguous, 0.4999)]
    [InlineData(RetrievalAction.Ambiguous, -0.5)]
    [InlineData(RetrievalAction.Incorrect, -0.5001)]
    [InlineData(RetrievalAction.Correct, -1.0, 0.5, -1.0)]
    [InlineData(RetrievalAction.Correct, 1.0, 1.0)]
    [InlineData(RetrievalAction.Ambiguous, -1.0, -1.0, -0.5)]
    [InlineData(RetrievalAction.Incorrect, -1.0, -1.0, -0.6)]
    [InlineData(RetrievalAction.Incorrect)]
    [InlineData(RetrievalAction.Ambiguous, double.NaN)]
    [InlineData(RetrievalAction.Ambiguous, double.NaN, -1.0)]
    [InlineData(RetrievalAction.Correct, double.NaN, 0.5)]
    public void One_document_at_the_upper_threshold_is_correct_and_all_below_the_lower_one_are_incorrect(RetrievalAction action, params double[] scores) =>
        Assert.Equal(action, new Thresholds(0.5, -0.5).ActionFor([.. scores.Select(score => double.IsNaN(score) ? (double?)null : score)]));

    [Theory]
    [InlineData("popqa", 0.592, RetrievalAction.Correct)]
    [InlineData("popqa", 0.591, RetrievalAction.Ambiguous)]
    [InlineData("popqa", -0.995, RetrievalAction.Ambiguous)]
    [InlineData("popqa", -0.996, RetrievalAction.Incorrect)]
    [InlineData("PubHealth", 0.5, RetrievalAction.Correct)]
    [InlineData("pubhealth", 0.499, RetrievalAction.Ambiguous)]
    [InlineData("pubhealth", -0.915, RetrievalAction.Ambiguous)]
    [InlineData("pubhealth", -0.916, RetrievalAction.Incorrect)]
    [InlineData("0.25, -0.25", 0.25, RetrievalAction.Correct)]
    [InlineData("0,0", 0, RetrievalAction.Correct)]
    [InlineData("0,0", -0.001, RetrievalAction.Incorrect)]
    public void Equality_belongs_to_the_better_side_of_each_threshold(string thresholds, double score, RetrievalAction action) =>
        Assert.Equal(action, Thresholds.Parse(thresholds).ActionFor([score]));

    [Fact]
    public void A_document_below_the_lower_threshold_is_not_used_and_one_without_a_score_may_be()
    {
        var thresholds = new Thresholds(0.5, -0.5);

        Assert.Equal([true, true, true, false], new double?[] { 1, -0.5, null, -0.51 }.Select(thresholds.Keeps));
    }

    [Theory]
    [InlineData("")]
    [InlineData("high")]
    [InlineData("0.5")]
    [InlineData("0.5,-0.5,0")]
    [InlineData("-0.5,0.5")]
    [InlineData("2,0")]
    [InlineData("0,-2")]
    [InlineData("NaN,0")]
    [InlineData("0.5,low")]
    public void What_are_no_thresholds_is_said_to_be_none(string text) =>
        Assert.StartsWith($"'{text}' are no thresholds. Give", Assert.Throws<FormatException>(() => Thresholds.Parse(text)).Message, StringComparison.Ordinal);
}
