using Orchestration.Samples.CorrectiveRag;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.Tests.CorrectiveRag;

public sealed class CorrectiveRagProgramTests
{
    [Fact]
    public async Task The_example_is_corrected_by_the_web_and_the_way_is_shown()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.Contains("won by Runa Eide", console.Output, StringComparison.Ordinal);
        Assert.Contains("Ambiguous: it is not clear", console.Output, StringComparison.Ordinal);
        Assert.Contains("\n  -0.20  ferry-astrid\n", console.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\n+  1.00  [chessclub.example/karvik/2021] The chess tournament", console.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("nobody has checked them", console.Output, StringComparison.Ordinal);
        Assert.Matches("[0-9]+ of at most 52 model calls", console.Output);
    }

    [Fact]
    public async Task A_question_that_the_collection_answers_is_left_to_it()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, "Who is the editor of the Karvik Courier?"));
        Assert.Contains("Its editor is Marit Holm.", console.Output, StringComparison.Ordinal);
        Assert.Contains("Correct: a document answers", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("web pages", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stricter_thresholds_leave_the_collection()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, "--thresholds", "0.5,-0.1", "Who won the chess tournament of Karvik in 2021?"));
        Assert.Contains("Incorrect: no document answers", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Strips of documents", console.Output, StringComparison.Ordinal);
        Assert.Contains("won by Runa Eide", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_thresholds_of_the_paper_have_a_name()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, "--thresholds", "pubhealth", "How many beds does the hospital of Karvik have?"));
        Assert.Contains("Correct: a document answers", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("high")]
    [InlineData("-0.5,0.5")]
    public async Task What_are_no_thresholds_is_explained(string thresholds)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(Program.RunAsync, "--thresholds", thresholds, "Who?"));
        Assert.Contains($"'{thresholds}' are no thresholds.", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("日本語の質問です。")]
    [InlineData("Ποια είναι η ώρα;")]
    public async Task What_neither_collection_nor_web_knows_is_not_answered(string question)
    {
        using var console = new SampleConsole { Input = question };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(Program.RunAsync));
        Assert.Contains("Nothing that was found helps to answer the question", console.Output, StringComparison.Ordinal);
    }
}
