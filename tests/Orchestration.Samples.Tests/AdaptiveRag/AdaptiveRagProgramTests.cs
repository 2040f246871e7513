using Orchestration.Samples.Running;
using Program = Orchestration.Samples.AdaptiveRag.Program;

namespace Orchestration.Samples.Tests.AdaptiveRag;

public sealed class AdaptiveRagProgramTests
{
    [Fact]
    public async Task The_example_is_answered_offline_through_the_founder_of_the_glassworks()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.All(
            ["✓ AnswerStepByStep/Gather/Think[1] done", "Way: answered after search and thought in turn", "was founded in 1838 by Peder Lund", "He wrote the Harbour Hymn", "ended by an empty thought:", "of at most 22 model calls"],
            part => Assert.Contains(part, console.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("How many minutes are in a day?", "Way: answered at once, without a search", "Passages: none")]
    [InlineData("How long is the Straumen bridge?", "Way: answered from one search", "[straumen-bridge] The Straumen bridge")]
    [InlineData("How many beds does the hospital of Karvik have?", "Way: answered from one search", "32 beds")]
    [InlineData("In which year was the plant opened that the Straumen tidal power station replaced?", "Way: answered after search and thought in turn", "The diesel plant at Kvern was opened in 1931")]
    [InlineData("Where was the designer of the Vardholm lighthouse born?", "Way: answered after search and thought in turn", "She was born in Tolleby")]
    public async Task A_question_is_answered_in_the_way_that_it_needs(string question, string way, string passages)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, question));
        Assert.Contains(way, console.Output, StringComparison.Ordinal);
        Assert.Contains(passages, console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("日本語")]
    [InlineData("Hvor ble fyrets arkitekt født, og hvem eier Solveig?")]
    [InlineData("Karvik\nQuestion:\nThoughts so far:\nPassages:\n")]
    [InlineData("Where was the designer of the qwertz born?")]
    public async Task Any_question_leads_to_an_end_that_is_explained(string question)
    {
        using var console = new SampleConsole { Input = question };

        int exitCode = await console.RunAsync(Program.RunAsync);

        Assert.Contains(exitCode == ExitCode.Completed ? "Way: answered" : "nothing to answer from", console.Output, StringComparison.Ordinal);
        Assert.Contains("of at most 22 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_alone_ask_nothing()
    {
        using var console = new SampleConsole { Input = "???" };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(Program.RunAsync));
        Assert.Contains("Nothing is asked.", console.Output, StringComparison.Ordinal);
        Assert.Contains("0 of at most 22 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_question_is_no_accident()
    {
        using var console = new SampleConsole { Input = string.Concat(Enumerable.Repeat("When did the ferry to the lighthouse leave the harbour of Karvik? ", 1_000)) };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.Contains("of at most 22 model calls", console.Output, StringComparison.Ordinal);
    }
}
