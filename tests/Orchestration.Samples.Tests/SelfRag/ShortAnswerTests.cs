using Orchestration.Samples.SelfRag;

namespace Orchestration.Samples.Tests.SelfRag;

public sealed class ShortAnswerTests
{
    [Theory]
    [InlineData("The Karvik Courier.", "karvik courier")]
    [InlineData("  karvik   COURIER ", "karvik courier")]
    [InlineData("4,200 tonnes", "4200 tonnes")]
    [InlineData("4200 tonnes!", "4200 tonnes")]
    [InlineData("−5 degrees", "-5 degrees")]
    [InlineData("1940-1945", "1940 1945")]
    [InlineData("10.5 km", "10.5 km")]
    [InlineData("a 22-metre mast", "22 metre mast")]
    [InlineData("Marit’s", "marit's")]
    [InlineData("日本", "日本")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("A", "")]
    [InlineData("?!", "")]
    public void Answers_are_compared_without_case_marks_and_articles(string answer, string compared) => Assert.Equal(compared, ShortAnswer.Normalize(answer));

    [Theory]
    [InlineData("5 degrees", "-5 degrees")]
    [InlineData("10.5 km", "105 km")]
    [InlineData("1746", "1764")]
    public void What_means_something_else_stays_apart(string one, string other) => Assert.NotEqual(ShortAnswer.Normalize(one), ShortAnswer.Normalize(other));
}
