using Orchestration.Samples.AdaptiveRag.Interleaving;

namespace Orchestration.Samples.Tests.AdaptiveRag;

public sealed class ThoughtTests
{
    [Theory]
    [InlineData("So the answer is: Tolleby.", "Tolleby")]
    [InlineData("So the answer is Tolleby", "Tolleby")]
    [InlineData("The Answer Is: 1,450 miles.", "1,450 miles")]
    [InlineData("She was born there.\nSo the answer is: Tolleby.", "Tolleby")]
    [InlineData("It seems that the answer is: Karvik. No, the answer is: Tolleby.", "Tolleby")]
    [InlineData("She was born in Tolleby.", null)]
    [InlineData("I do not know what the answer is.", null)]
    [InlineData("So the answer is:", null)]
    [InlineData("So the answer is: ", null)]
    [InlineData("The answer isn't Tolleby.", null)]
    [InlineData("", null)]
    public void The_answer_stands_behind_the_words_answer_is(string text, string? answer)
    {
        Assert.Equal(answer, Thought.AnswerIn(text));
        Assert.Equal(answer is not null ? Ending.AnswerIs : text.Length == 0 ? Ending.EmptyThought : null, new Thought(text).Ending);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    public void An_empty_thought_is_an_end(string text) => Assert.Equal(Ending.EmptyThought, new Thought(text).Ending);
}
