using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Refines;

/// <summary>Verifiers and fallbacks on the items of a refine.</summary>
public sealed class CheckedRefineTests
{
    [Fact]
    public async Task ARefusedResultIsMadeAgainOfWhatThereWasBefore()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Begin[0]", Reply.InTurn("nothing", "a"))
            .WhenStep("Extend[1]", Reply.InTurn("lost", "a, b"))
            .WhenStep("Extend[2]", "a, b, c");

        Assert.Equal(new Outcome<string>.Completed("a, b, c"), await new CheckedSummary(client, client).RunAsync(["a", "b", "c"]));

        Assert.Equal(["Begin a ", "Begin a mention 0", "a and b ", "a and b mention 1", "a, b and c "], client.Calls.Select(call => call.Prompt));
        Assert.Equal(["Begin[0]", "Begin[0]~1", "Extend[1]", "Extend[1]~1", "Extend[2]"], client.Calls.Select(call => call.Step));
        Assert.True(client.CallCount <= CheckedSummary.MaxCalls);
    }

    [Fact]
    public async Task AVerifierThatKeepsRefusingEndsTheRun()
    {
        var client = new ScriptedChatClient().WhenStep("Begin", "a").WhenStep("Extend", "lost");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new CheckedSummary(client, client).RunAsync(["a", "b", "c"]));

        Assert.Equal(("Mentions", "mention 1", "lost"), (rejected.Step, rejected.Verdict.Feedback, rejected.Value));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task AVerifierOfOneStepChecksOnlyWhatThatGave()
    {
        var client = new ScriptedChatClient().WhenStep("Begin", "damn a").WhenStep("Extend", "damn b");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new CheckedSummary(client, client).RunAsync(["a", "b"]));

        Assert.Equal("IsPolite", rejected.Step);
    }

    [Fact]
    public async Task AVerifierOfTheResultRunsOnce()
    {
        var client = new ScriptedChatClient().WhenStep("Begin", "torn a");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new CheckedSummary(client, client).RunAsync(["a"]));

        Assert.Equal("IsWhole", rejected.Step);
    }

    [Fact]
    public async Task AFallbackStandsInAfreshForEachItem()
    {
        var client = new ScriptedChatClient().WhenStep("Begin", "a").WhenStep("Extend", Reply.Throws(_ => new HttpRequestException("down")));
        var spare = new ScriptedChatClient().WhenPromptContains("and b", "a, b").WhenPromptContains("and c", "a, b, c");

        Assert.Equal(new Outcome<string>.Completed("a, b, c"), await new CheckedSummary(client, spare).RunAsync(["a", "b", "c"]));

        Assert.Equal(["instead a and b", "instead a, b and c"], spare.Calls.Select(call => call.Prompt));
        Assert.Equal(3, client.CallCount);
    }
}
