using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Votes;

/// <summary>A vote among other things: checks, fallbacks, steps before and after, other pipelines, a stream of events.</summary>
public sealed class VoteNestingTests
{
    private static readonly RunOptions ThreeCalls = new() { Budget = new RunBudget { MaxCalls = 3 } };

    [Fact]
    public async Task ABallotIsCheckedAndGivenAgainBesideTheOthers()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Capital of France as 1. one word", "Paris")
            .WhenPromptContains("as 0.", "Lyon")
            .WhenPromptContains("as 1.", "The city of Paris")
            .WhenPromptContains("as 2.", "Paris");

        Assert.Equal("Paris!", await new Capital(client).RunAsync(" France "));
        Assert.Equal(4, client.CallCount);
    }

    [Fact]
    public async Task ARefusedBallotRejectsTheRun()
    {
        var client = new ScriptedChatClient().Otherwise("The city of Paris");

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Capital(client).RunAsync("France"));

        Assert.Equal(("IsOneWord", "Name[0]"), (rejected.Step, rejected.StepPath.Replace("IsOneWord", "Name", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal)));
        Assert.True(client.CallCount <= Capital.MaxCalls);
    }

    [Fact]
    public async Task AFallbackStandsInForOneBallot()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("as 1.", Reply.Throws(new InvalidTimeZoneException("out of tea")))
            .Otherwise("Paris");

        Assert.Equal("Paris!", await new Capital(client).RunAsync("France"));
    }

    [Fact]
    public async Task TheWinnerIsCheckedAsTheResult()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.Throws(new InvalidTimeZoneException("out of tea")));

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Capital(client).RunAsync("France"));

        Assert.Equal(("IsKnown", "unknown"), (rejected.Step, rejected.Value));
    }

    [Fact]
    public async Task VotesMayVoteOnVotes()
    {
        ScriptedChatClient client = VoteTests.Voters("a", "b", "a", "c", "a");

        Assert.Equal("a", await new Council(client).RunAsync("it"));
        Assert.True(client.CallCount <= Council.MaxCalls);
        Assert.Equal(1, Council.Depth);
    }

    [Fact]
    public async Task AnInnerVoteWithoutAWinnerIsTheVotersFailureAndSaysWhere()
    {
        ScriptedChatClient client = VoteTests.Voters("a", "b", "c", "d", "e");

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Council(client).RunAsync("it"));

        Assert.Equal(("Ask[0]", "a"), (exhausted.StepPath, exhausted.Best));
    }

    [Theory]
    [InlineData("a for sure", "a", "a", "a", "b", "b")]
    [InlineData("perhaps b", "a", "b", "b", "c", "d")]
    public async Task AStepMayTakeTheOutcomeOfAVote(string letter, params string[] ballots)
    {
        Assert.Equal(letter, await new Letter(VoteTests.Voters(ballots)).RunAsync("it"));
    }

    [Fact]
    public async Task TheStreamTellsOfAllBallotsInCausalOrder()
    {
        var events = new List<RunEvent>();

        await foreach (RunEvent e in new Solve(VoteTests.Voters("a", "b", "a", "b", "a")).StreamAsync("it"))
        {
            events.Add(e);
        }

        Assert.IsType<RunStarted>(events[0]);
        for (int ballot = 0; ballot < 5; ballot++)
        {
            int started = events.FindIndex(e => e is StepStarted && e.Path == $"Answer[{ballot}]");
            int completed = events.FindIndex(e => e is StepCompleted && e.Path == $"Answer[{ballot}]");
            Assert.True(started > 0 && started < completed, $"{ballot}");
        }

        Assert.Equal("a", Assert.IsType<Outcome<string>.Completed>(Assert.IsType<RunFinished<string>>(events[^1]).Outcome).Value);
    }

    [Fact]
    public async Task UnderABudgetTheBallotsBeforeItsEndStillDecide()
    {
        var client = new ScriptedChatClient().Otherwise("a");

        Assert.Equal("a", await new Frugal(client).RunAsync("it", ThreeCalls));
        Assert.True(client.CallCount <= 3);
    }

    [Fact]
    public async Task ABallotThatTheBudgetDoesNotAllowFailsTheRunWhenItIsNeeded()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.From(request => request.Prompt));

        await Assert.ThrowsAsync<BudgetExceededException>(() => new Frugal(client).RunAsync("it", ThreeCalls));
        Assert.Equal(3, client.CallCount);
    }
}
