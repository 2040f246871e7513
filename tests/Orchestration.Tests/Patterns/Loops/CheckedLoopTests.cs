using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Loops;

/// <summary>Verifiers, fallbacks and inner pipelines in the rounds of a loop.</summary>
public sealed class CheckedLoopTests
{
    [Fact]
    public async Task AVerifierSendsBackWithinTheRoundAndTheStepStillSeesTheRoundBefore()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Plan[1]", Reply.InTurn("a plan that is too long", "short"))
            .WhenStep("Plan[2]", Reply.InTurn("too long once more", "shorter"))
            .WhenStep("Write", Reply.InTurn("middle", "the end"));

        Assert.Equal(new Outcome<string>.Completed("the end"), await new CheckedRounds(client, client).RunAsync("tea"));

        Assert.Equal(
            [
                "Plan tea. Written: . ",
                "Plan tea. Written: . shorter",
                "Write by short",
                "Plan tea. Written: middle. ",
                "Plan tea. Written: middle. shorter",
                "Write by shorter",
            ],
            client.Calls.Select(call => call.Prompt));
        Assert.True(client.CallCount <= CheckedRounds.MaxCalls);
    }

    [Fact]
    public async Task AVerifierThatKeepsRefusingEndsTheRunInItsRound()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Plan[1]", "short")
            .WhenStep("Plan[2]", "too long to pass")
            .WhenStep("Write", "middle");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new CheckedRounds(client, client).RunAsync("tea"));

        Assert.Equal(("IsShort", "shorter"), (rejected.Step, rejected.Verdict.Feedback));
        Assert.Equal(["Plan[1]", "Write[1]", "Plan[2]", "Plan[2]~1"], client.Calls.Select(call => call.Step));
    }

    [Fact]
    public async Task AVerifierWithoutRetriesEndsTheRunAtOnce()
    {
        var client = new ScriptedChatClient().WhenStep("Plan", "short").WhenStep("Write", "damn");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new CheckedRounds(client, client).RunAsync("tea"));

        Assert.Equal(("IsDecent", "damn"), (rejected.Step, rejected.Value));
        Assert.Equal(2, client.CallCount);
    }

    [Fact]
    public async Task AFallbackStandsInAfreshInEachRound()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Plan", Reply.Throws(_ => new HttpRequestException("down")))
            .WhenStep("Write", Reply.InTurn("middle", "the end"));
        var spare = new ScriptedChatClient().WhenPromptContains("on the spare", "spare");

        Assert.Equal(new Outcome<string>.Completed("the end"), await new CheckedRounds(client, spare).RunAsync("tea"));

        Assert.Equal(["Plan on the spare tea. Written: ", "Plan on the spare tea. Written: middle"], spare.Calls.Select(call => call.Prompt));
        Assert.Equal(["Plan[1]", "Write[1]", "Plan[2]", "Write[2]"], client.Calls.Select(call => call.Step));
    }

    [Fact]
    public async Task TheFinishingStepIsCheckedAndSentBackWithWhatTheLastRoundGave()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Note", Reply.InTurn("nothing", "done"))
            .WhenStep("SumUp", Reply.InTurn("it is over", "it is done"));

        Assert.Equal("it is done", await new CheckedFinish(client).RunAsync("tea"));

        Assert.Equal(["Sum up done. ", "Sum up done. mention it"], client.CallsOf("SumUp").Select(call => call.Prompt));
        Assert.Equal(CheckedFinish.MaxCalls, client.CallCount);
    }

    [Fact]
    public async Task AVerifierOfTheResultHasTheLastWord()
    {
        var client = new ScriptedChatClient().WhenStep("Note", "done").WhenStep("SumUp", "damn, done");

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new CheckedFinish(client).RunAsync("tea"));

        Assert.Equal(("IsPolite", "damn, done"), (rejected.Step, rejected.Value));
    }

    [Fact]
    public async Task AnInnerLoopGetsWhatTheOuterOnesRoundBeforeGave()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Inner[1]/More", Reply.InTurn("a", "a"))
            .WhenStep("Inner[2]/More", Reply.InTurn("b", "b"))
            .WhenStep("IsFine", Reply.InTurn(Reply.Json(false), Reply.Json(true)));

        Assert.Equal(new Outcome<string>.Completed("b"), await new OuterLoop(client).RunAsync("tea"));

        Assert.Equal(
            ["Go on with tea after  ", "Go on with tea after  a", "Fine? a", "Go on with tea after a ", "Go on with tea after a b", "Fine? b"],
            client.Calls.Select(call => call.Prompt));
    }

    [Fact]
    public async Task AnInnerLoopWithoutEndIsTheOutersFailure()
    {
        var client = new ScriptedChatClient().WhenStep("Inner[1]/More", Reply.InTurn("a", "b"));

        var failed = Assert.IsType<Outcome<string>.Failed>(await new OuterLoop(client).RunAsync("tea"));

        var exhausted = Assert.IsType<ExhaustedException>(failed.Exception);
        Assert.Equal(("b", 2, "Inner[1]"), (exhausted.Best, exhausted.Rounds, exhausted.StepPath));
        Assert.Equal(2, client.CallCount);
    }
}
