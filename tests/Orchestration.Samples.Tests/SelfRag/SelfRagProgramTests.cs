using Orchestration.Samples.Running;
using Orchestration.Samples.SelfRag;

namespace Orchestration.Samples.Tests.SelfRag;

public sealed class SelfRagProgramTests
{
    [Fact]
    public async Task The_example_is_answered_from_its_passage_and_every_score_is_shown()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.Contains("The hospital of Karvik has 32 beds", console.Output, StringComparison.Ordinal);
        Assert.Contains("From passage [hospital]", console.Output, StringComparison.Ordinal);
        Assert.Matches(@">\s+2\.00\s+Relevant\s+Full\s+3\s+hospital", console.Output);
        Assert.Contains("21 of at most 21 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_needs_no_passage_is_answered_at_once_and_that_is_said()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, "How many minutes are in a day?"));
        Assert.Contains("No passage was looked up, so nothing but the model vouches for this.", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Search", console.Output, StringComparison.Ordinal);
        Assert.Contains("2 of at most 21 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_answers_are_shown_with_their_sums()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, "--closed", "How high is Mount Trolla?"));
        Assert.Matches(@"sum  2\.00  ""survey of 1911 .* 612 metres"" from trolla-old", console.Output);
        Assert.Matches(@"sum  1\.75  ""survey of 2015 .* 598 metres"" from trolla-new", console.Output);
    }

    [Theory]
    [InlineData("Wie hoch ist der Berg?")]
    [InlineData("日本語の質問です。")]
    public async Task What_shares_no_word_with_the_passages_is_explained(string question)
    {
        using var console = new SampleConsole { Input = question };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(Program.RunAsync));
        Assert.Contains("The search found no passage for the question", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_question_is_answered()
    {
        using var console = new SampleConsole { Input = string.Join(' ', Enumerable.Repeat("Who pays for the ferry to Karvik in winter, and why?", 500)) };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.Contains("From passage [", console.Output, StringComparison.Ordinal);
    }
}
