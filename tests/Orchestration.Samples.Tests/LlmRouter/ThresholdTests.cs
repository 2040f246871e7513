using Orchestration.Samples.LlmRouter;
using Orchestration.Samples.LlmRouter.Calibration;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.LlmRouter;

public sealed class ThresholdTests
{
    private static readonly double[] Scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

    [Theory]
    [InlineData(0.0, double.NaN)]
    [InlineData(0.09, double.NaN)]
    [InlineData(0.1, 1.0)]
    [InlineData(0.2, 0.9)]
    [InlineData(0.25, 0.9)]
    [InlineData(0.3, 0.8)]
    [InlineData(0.7, 0.4)]
    [InlineData(0.99, 0.2)]
    [InlineData(1.0, 0.0)]
    public void A_share_of_strong_calls_gives_a_threshold(double share, double threshold) =>
        Assert.Equal(double.IsNaN(threshold) ? Threshold.Never : threshold, Threshold.For(Scores, share));

    [Theory]
    [InlineData(0.5, 0.8)]
    [InlineData(0.3, double.NaN)]
    [InlineData(0.9, 0.2)]
    public void Equal_scores_go_the_same_way_even_if_the_share_is_missed(double share, double threshold) =>
        Assert.Equal(double.IsNaN(threshold) ? Threshold.Never : threshold, Threshold.For([0.8, 0.8, 0.8, 0.2, 0.2, 0.1, 0.8, 0.2], share));

    [Fact]
    public void The_order_of_the_scores_does_not_matter() =>
        Assert.Equal(Threshold.For(Scores, 0.4), Threshold.For([.. Scores.Reverse()], 0.4));

    [Fact]
    public void The_share_is_never_exceeded_and_no_lower_threshold_would_keep_it()
    {
        double[] scores = [.. ScoreTable.Embedded().Rows.Select(row => row.Score)];
        for (int percent = 0; percent <= 100; percent++)
        {
            double threshold = Threshold.For(scores, percent / 100.0);

            Assert.True(scores.Count(score => score >= threshold) * 100 <= percent * scores.Length);
            Assert.All(
                scores.Where(score => score < threshold),
                lower => Assert.True(scores.Count(score => score >= lower) * 100 > percent * scores.Length));
        }
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_share_outside_its_bounds_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.For(Scores, share));

    [Fact]
    public void Scores_that_are_no_probabilities_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Threshold.For([], 0.5));
        Assert.Throws<ArgumentException>(() => Threshold.For([0.5, 1.5], 0.5));
        Assert.Throws<ArgumentException>(() => Threshold.For([double.NaN], 0.5));
    }

    [Fact]
    public async Task The_embedded_scores_are_those_of_the_stand_in()
    {
        var offline = new OfflineChatClient();
        ScoreTable embedded = ScoreTable.Embedded();

        ScoreTable scored = await Calibrator.ScoreAsync(new Router(offline, offline, offline, 0), embedded, CancellationToken.None);

        Assert.Equal(embedded.ToString(), scored.ToString());
    }

    [Fact]
    public void A_table_is_read_as_it_is_written()
    {
        var table = new ScoreTable([new(0.25, "One, \"two\""), new(1, "Drei,\nvier – ö")]);

        Assert.Equal(2, table.ToString().Count(sign => sign == '\n'));
        Assert.Equal(table.Rows, ScoreTable.Parse(table.ToString()).Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("""{"score":2,"message":"too much"}""")]
    [InlineData("""{"score":"NaN","message":"nothing"}""")]
    [InlineData("""{"message":"no score"}""")]
    [InlineData("""{"score":0.5}""")]
    public void A_line_without_a_score_is_refused(string text) => Assert.Throws<FormatException>(() => ScoreTable.Parse(text));

    [Fact]
    public async Task A_scorer_that_gives_no_probability_calibrates_nothing()
    {
        var scorer = new ScriptedChatClient().Otherwise(Reply.Json(new { reason = "r", strongWins = 7 }));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Calibrator.ScoreAsync(new Router(scorer, scorer, scorer, 0), ScoreTable.Embedded(), CancellationToken.None));
    }
}
