using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.Tests.TextSummarization;

public sealed class FaithfulTests
{
    [Theory]
    [InlineData("It cost 12,000 crowns.", "12 000 crowns")]
    [InlineData("It cost 12 000 crowns.", "12,000 crowns")]
    [InlineData("On 6 March 1970, at 4:40.", "1970, 4:40, 6")]
    [InlineData("There were none.", "There were three.")]
    [InlineData("540 541 542 543", "541 542 543")] // three figures, although they look like one
    [InlineData("", "")]
    public void Figures_of_the_source_are_accepted_however_they_are_grouped(string source, string summary) =>
        Assert.True(Faithful.To(source, summary).Accepted);

    [Theory]
    [InlineData("It cost 12,000 crowns.", "It cost 1,200 crowns.", "1,200")]
    [InlineData("In 1970.", "In 1971 and 1972, and in 1971.", "1971; 1972")]
    [InlineData("12 and 34", "1234", "1234")]
    public void A_figure_that_the_source_lacks_is_refused_and_named(string source, string summary, string named)
    {
        Verdict verdict = Faithful.To(source, summary);

        Assert.False(verdict.Accepted);
        Assert.Contains($": {named}.", verdict.Feedback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_summary_may_have_twice_the_words_asked_for(int words, bool isAccepted) =>
        Assert.Equal(isAccepted, Faithful.AndShort("", Words.Text(words), words: 10).Accepted);
}
