using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Votes;

public sealed class VoteTests
{
    /// <summary>A client whose answer to each ballot is given.</summary>
    internal static ScriptedChatClient Voters(params string[] answers) => Voters(answers.Select(answer => (Reply)answer));

    internal static ScriptedChatClient Voters(IEnumerable<Reply> answers)
    {
        var client = new ScriptedChatClient();
        foreach ((int ballot, Reply answer) in answers.Index())
        {
            client.When(prompt => prompt.Contains($"as number {ballot}.", StringComparison.Ordinal), answer);
        }

        return client;
    }

    [Theory]
    [InlineData("a", "a", "a", "a", "b", "b")]
    [InlineData("b", "a", "b", "b", "a", "b")]
    [InlineData("a", "a", "b", "c", "d", "a")]
    [InlineData("c", "a", "b", "c", "d", "c")]
    public async Task TheAnswerWithMostVotesWins(string winner, params string[] ballots)
    {
        Assert.Equal(winner, await new Solve(Voters(ballots)).RunAsync("it"));
    }

    [Theory]
    [InlineData("a", "a", "b", "b", "c")]
    [InlineData("a", "b", "c", "d", "e")]
    [InlineData("b", "a", "c", "a", "b")]
    public async Task ATieHasNoWinnerAndTheFirstLeads(params string[] ballots)
    {
        ScriptedChatClient client = Voters(ballots);

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Solve(client).RunAsync("it"));

        Assert.Equal((ballots[0], 1), (exhausted.Best, exhausted.Rounds));
        Assert.StartsWith("The vote of pipeline 'Orchestration.Tests.Patterns.Votes.Solve' has no winner: too few ballots agree.", exhausted.Message, StringComparison.Ordinal);
        Assert.Equal(5, client.CallCount);
    }

    [Theory]
    [InlineData("a", "a", "b", "b", "a")]
    [InlineData("b", "b", "a", "a", "b")]
    [InlineData("a", "a", "b", "c", "d")]
    [InlineData("b", "a", "b", "b", "c")]
    public async Task OnATieTheFirstMayWin(string winner, params string[] ballots)
    {
        Assert.Equal(winner, await new SolveOrFirst(Voters(ballots)).RunAsync("it"));
    }

    [Theory]
    [InlineData("b", "a", "b", "b", "b", "c")]
    [InlineData("a", "a", "b", "a", "c", "a")]
    public async Task TheAgreementThatIsAskedForIsEnough(string winner, params string[] ballots)
    {
        Assert.Equal(winner, (await new SolveOrAsk(Voters(ballots)).RunAsync("it")).GetValueOrThrow());
    }

    [Theory]
    [InlineData("b", "a", "b", "b", "c", "d")]
    [InlineData("a", "a", "b", "c", "d", "e")]
    public async Task AWinnerWithTooLittleAgreementLeadsOnly(string leading, params string[] ballots)
    {
        Outcome<string> outcome = await new SolveOrAsk(Voters(ballots)).RunAsync("it");

        Assert.Equal((leading, 1), Assert.IsType<Outcome<string>.Exhausted>(outcome) is var exhausted ? (exhausted.Best, exhausted.Rounds) : default);
        Assert.Contains("has no winner", Assert.Throws<ExhaustedException>(() => outcome.GetValueOrThrow()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAWinnerTheLeadingAnswerOrTheLastBallotMayBeGiven()
    {
        string[] tied = ["a", "b", "b", "a"];

        Assert.Equal("a", await new SolveAnyway(Voters(tied)).RunAsync("it"));
        Assert.Equal("a", await new SolveToTheLast(Voters(tied)).RunAsync("it"));
        Assert.Equal("d", await new SolveToTheLast(Voters("a", "b", "c", "d")).RunAsync("it"));
        Assert.Equal("b", await new SolveToTheLast(Voters("a", "b", "b", "c")).RunAsync("it"));
    }

    [Fact]
    public async Task AnswersAreEqualByTheirKeyAndTheFirstBallotOfTheWinnerIsGiven()
    {
        var first = new ScriptedChatClient()
            .WhenPromptContains("as 0", Reply.Json(new Guess("looks light", 2)))
            .WhenPromptContains("as 1", Reply.Json(new Guess("has wheels", 900)));
        var second = new ScriptedChatClient().WhenPromptContains("Check a car as 2", Reply.Json(new Guess("it is a car", 900)));

        Assert.Equal(new Guess("has wheels", 900), await new Estimate(first, second).RunAsync("a car"));
        Assert.Equal((6, 2), (Estimate.MaxCalls, Estimate.Depth));
    }

    [Theory]
    [InlineData(" Yes", " Yes", "no", "yes ")]
    [InlineData(null, null, "no", null)]
    [InlineData("no", null, "no", "NO")]
    public async Task AMethodOfThePipelineGivesTheKeyWhichMayBeNull(string? winner, params string?[] ballots)
    {
        Assert.Equal(winner, await new Shout((ballot, _) => Task.FromResult(ballots[ballot])).RunAsync());
    }

    [Fact]
    public async Task OneVoterDecidesAlone() => Assert.Equal(7, await new Alone(() => 7).RunAsync());

    [Fact]
    public async Task ManyBallotsAreReadUntilTheRestCannotChangeTheWinner()
    {
        int asked = 0;
        int winner = await new Crowd(ballot =>
        {
            Interlocked.Increment(ref asked);
            return ballot < 3000 ? ballot : -1;
        }).RunAsync();

        // Of 7,000 equal ballots, 3,501 are more than the 3,499 after them.
        Assert.Equal(-1, winner);
        Assert.Equal(3000 + 3501, asked);
    }

    [Fact]
    public async Task AModelChoosesByIndex()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("as 0", "zero")
            .WhenPromptContains("as 1", "one")
            .WhenPromptContains("Which is best for the article?\n- zero\n- one\n- the ", Reply.Json(2));

        Assert.Equal("the ", await new Headline(client).RunAsync("the article"));
        Assert.Equal(3, client.CallCount);
        Assert.Equal((2 + 2, 1 + 2), (Headline.MaxCalls, Headline.Depth));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("-1")]
    [InlineData("\"zero\"")]
    [InlineData("1.5")]
    [InlineData("the first")]
    public async Task AnIndexThatLeadsNowhereIsAskedForAgainAndThenFails(string answer)
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("from 0 to 2", Reply.InTurn("{\"value\": 1}", answer))
            .WhenPromptContains("Which", answer)
            .WhenPromptContains("as 0", "zero")
            .WhenPromptContains("as 1", "one");

        Assert.Equal("one", await new Headline(client).RunAsync("the article"));
        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Headline(client).RunAsync("the article"));

        Assert.Equal(("Choose", answer), (unreadable.StepPath, unreadable.RawReply));
        Assert.Equal(2 * Headline.MaxCalls, client.CallCount);
    }

    [Fact]
    public async Task CodeChoosesByIndexAndMayNotChooseWhatIsNotThere()
    {
        var client = new ScriptedChatClient().When(prompt => true, Reply.From(request => request.Prompt[^2..]));

        Assert.Equal("2. (number 2)", (await new Longest(client, candidates => candidates.Count - 1).RunAsync("x")).GetValueOrThrow());
        foreach (int wrong in new[] { -1, 3 })
        {
            var failed = Assert.IsType<Outcome<string>.Failed>(await new Longest(client, _ => wrong).RunAsync("x"));
            var exception = Assert.IsType<StepOutputException>(failed.Exception);
            Assert.Equal(("Choose", $"{wrong} is the index of none of the 3 candidates; it is a number from 0 to 2."), (exception.StepPath, exception.Reason));
        }
    }

    [Fact]
    public async Task WhereAStepChoosesEveryBallotIsCast()
    {
        var client = new ScriptedChatClient().Otherwise("same");

        Assert.Equal("same (number 0)", (await new Longest(client, _ => 0).RunAsync("x")).GetValueOrThrow());
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public void TheFiguresFollowTheTable()
    {
        Assert.Equal((5, 1), (Solve.MaxCalls, Solve.Depth));
        Assert.Equal((3, 1), (Longest.MaxCalls, Longest.Depth));
        Assert.Equal((3 * 2, 2), (Capital.MaxCalls, Capital.Depth));
        Assert.Equal((2 * 5) + 5, Council.MaxCalls);
    }
}
