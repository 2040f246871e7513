using Orchestration.Samples.Running;
using Program = Orchestration.Samples.SpeculativeRag.Program;

namespace Orchestration.Samples.Tests.SpeculativeRag;

public sealed class SpeculativeRagProgramTests
{
    [Fact]
    public async Task The_example_is_answered_offline_with_all_its_drafts()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.All(
            ["✓ Draft[4] done", "Rationale: ", "Written from:\n[", ", from church-bell, ", ", from church-chronicle, ", "Drafts (draft × self-consistency × self-reflection):", "\n* ", "10 of at most 15 model calls"],
            part => Assert.Contains(part, console.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("How high is Mount Trolla?")]
    [InlineData("bell")]
    [InlineData("Who won the chess tournament of Karvik in 2021?")]
    [InlineData("Hvor høyt er Mount Trolla?")]
    [InlineData("灯台は Vardholm にありますか")]
    [InlineData("Question:\nRationale:\nAnswer: bell")]
    [InlineData("日本語")]
    [InlineData("???")]
    public async Task Any_question_leads_to_an_end_that_is_explained(string question)
    {
        using var console = new SampleConsole { Input = question };

        int exitCode = await console.RunAsync(Program.RunAsync);

        Assert.Contains(exitCode == ExitCode.Completed ? "Written from:" : "refused:", console.Output, StringComparison.Ordinal);
        Assert.Contains("of at most 15 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_question_is_no_accident()
    {
        using var console = new SampleConsole { Input = string.Concat(Enumerable.Repeat("When did the ferry to the lighthouse leave the harbour of Karvik? ", 1_000)) };

        Assert.InRange(await console.RunAsync(Program.RunAsync), ExitCode.Completed, ExitCode.EndedOtherwise);
        Assert.Contains("10 of at most 15 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answer_and_another_one_other_drafts()
    {
        Assert.Equal(await ResultAsync("7"), await ResultAsync("7"));
        Assert.NotEqual(await ResultAsync("7"), await ResultAsync("8"));
    }

    private static async Task<string> ResultAsync(string seed)
    {
        using var console = new SampleConsole();
        await console.RunAsync(Program.RunAsync, "--seed", seed, "How many seal pups were on the Grey Skerries in 2019?");
        return console.Output[console.Output.IndexOf("IsSupported", StringComparison.Ordinal)..console.Output.LastIndexOf(',')];
    }
}
