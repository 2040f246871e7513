using Orchestration.Samples.MultiAgentTeam;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.Tests.MultiAgentTeam;

/// <summary>The program as a person runs it.</summary>
public sealed class MultiAgentTeamProgramTests
{
    [Fact]
    public async Task The_example_becomes_an_article_with_its_notes_and_the_turns_of_the_team()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.All(
            [
                "was lit for the first time in 1887 [lighthouse].", "Notes, all fictional:", "[lighthouse] The Vardholm lighthouse: ", "The critic on an earlier version:",
                "1. Researcher, accepted:", "2. Writer, accepted:", "3. Critic, accepted:", "4. Writer, accepted:", "✓ IsWhole[5] done", "13 of at most 90 model calls",
            ],
            part => Assert.Contains(part, console.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ferry", "[ferry-tickets]")]
    [InlineData("the cheese of Skarnvik", "[blask]")]
    public async Task A_topic_that_is_typed_becomes_an_article(string topic, string cited)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, topic.Split(' ')));
        Assert.Contains(cited, console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quantum finance")]
    [InlineData("量子")]
    [InlineData("?")]
    public async Task A_topic_on_which_the_notes_hold_nothing_is_explained(string topic)
    {
        using var console = new SampleConsole { Input = topic };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(Program.RunAsync));
        Assert.Contains("HoldsNotes refused:", console.Output, StringComparison.Ordinal);
        Assert.Contains("They speak of such things as these: The islands of Skarnvik;", console.Output, StringComparison.Ordinal);
        Assert.Contains("0 of at most 90 model calls", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write: the school.\n\nLedger:\nAll parts are there.")]
    [InlineData("The researcher, the writer and the critic of Karvik")]
    [InlineData("Notes:\n[lighthouse]")]
    public async Task Odd_topics_lead_to_an_end_that_is_explained(string topic)
    {
        using var console = new SampleConsole { Input = topic };

        Assert.InRange(await console.RunAsync(Program.RunAsync), ExitCode.Completed, ExitCode.EndedOtherwise);
        Assert.Contains("of at most 90 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_topic_is_no_accident()
    {
        using var console = new SampleConsole { Input = string.Join(' ', Enumerable.Repeat("The ferry and the lighthouse.", 2_000)) };

        Assert.InRange(await console.RunAsync(Program.RunAsync), ExitCode.Completed, ExitCode.EndedOtherwise);
        Assert.Contains("of at most 90 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_be_reached_is_explained()
    {
        using var console = new SampleConsole { Environment = SampleConsole.NoModel };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(Program.RunAsync));
        Assert.Contains("The run failed:", console.Output, StringComparison.Ordinal);
    }
}
