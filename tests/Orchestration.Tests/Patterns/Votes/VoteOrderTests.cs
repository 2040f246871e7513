using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Votes;

/// <summary>What a vote gives depends on its ballots in the order declared, never on who was faster.</summary>
public sealed class VoteOrderTests
{
    private static readonly InvalidTimeZoneException Broken = new("out of tea");

    [Fact]
    public async Task VotersAreUnderWayAtOnce()
    {
        int open = 3;
        var all = new TaskCompletionSource();

        await new Shout(async (_, token) =>
        {
            if (Interlocked.Decrement(ref open) == 0)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(token);
            return "yes";
        }).RunAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task TheRestIsCancelledOnceThePrefixDecides()
    {
        bool ended = false;
        var lastStarted = new TaskCompletionSource();

        string? answer = await new Shout(async (ballot, token) =>
        {
            if (ballot < 2)
            {
                await lastStarted.Task;
                return "yes";
            }

            try
            {
                lastStarted.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await Task.Yield();
                ended = true;
            }

            return "never";
        }).RunAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("yes", answer);
        Assert.True(ended, "all voters have ended before the run has");
    }

    [Fact]
    public async Task LaterBallotsDoNotDecideBeforeEarlierOnesAreRead()
    {
        var laterAreDone = new CountdownEvent(2);

        string? answer = await new Shout(async (ballot, _) =>
        {
            if (ballot > 0)
            {
                laterAreDone.Signal();
                return "YES";
            }

            await Task.Run(() => laterAreDone.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None);
            return "yes";
        }).RunAsync();

        Assert.Equal("yes", answer);
    }

    [Fact]
    public async Task AFailureAfterTheDecisionIsNone()
    {
        string? answer = await new Shout((ballot, _) => ballot < 2 ? Task.FromResult<string?>("yes") : Task.FromException<string?>(Broken)).RunAsync();

        Assert.Equal("yes", answer);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AFailureBeforeTheDecisionSurfaces(int failing)
    {
        var thrown = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Shout((ballot, _) =>
            ballot == failing ? Task.FromException<string?>(Broken) : Task.FromResult<string?>($"{ballot}")).RunAsync());

        Assert.Same(Broken, thrown);
    }

    [Fact]
    public async Task TheFirstFailureInOrderSurfacesHoweverLate()
    {
        var othersFailed = new CountdownEvent(2);

        var thrown = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Shout(async (ballot, _) =>
        {
            if (ballot > 0)
            {
                othersFailed.Signal();
                throw new InvalidOperationException($"{ballot}");
            }

            await Task.Run(() => othersFailed.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None);
            throw Broken;
        }).RunAsync());

        Assert.Same(Broken, thrown);
    }

    [Fact]
    public async Task AVoterThatGivesUpByItselfIsAFailureAndNoCancellation()
    {
        await Assert.ThrowsAsync<TaskCanceledException>(() => new Shout((_, _) => Task.FromException<string?>(new TaskCanceledException("the client's own timeout"))).RunAsync());
    }

    [Fact]
    public async Task AKeyThatThrowsFailsTheRun()
    {
        var rotten = new Rotten(() => throw Broken);

        Assert.Same(Broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rotten.RunAsync()));
    }

    [Fact]
    public async Task NoMoreVotersAreUnderWayThanMaxConcurrencySaysAndTheEarliestGoFirst()
    {
        int now = 0;
        int most = 0;
        var order = new List<string>();
        var client = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (request, token) =>
        {
            lock (order)
            {
                order.Add(request.Prompt);
                most = Math.Max(most, ++now);
            }

            await Task.Delay(20, token);
            lock (order)
            {
                now--;
            }

            return $"{{\"reason\":\"\",\"kilograms\":{request.Prompt.Length + request.Prompt[^2]}}}";
        }));

        await Assert.ThrowsAsync<ExhaustedException>(() => new Estimate(client, client).RunAsync("it"));

        Assert.Equal((2, 3), (most, order.Count));
        Assert.Equal("Check it as 2.", order[2]);
    }

    [Fact]
    public async Task OneAtATimeSparesTheCallsThatCannotMatter()
    {
        int asked = 0;

        Assert.Equal(1, await new Crowd(_ =>
        {
            asked++;
            return 1;
        }).RunAsync());
        Assert.Equal(5001, asked);
    }

    [Fact]
    public async Task CancellationEndsEveryVoter()
    {
        using var cancellation = new CancellationTokenSource();
        int started = 0;
        int ended = 0;

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Shout(async (_, token) =>
        {
            if (Interlocked.Increment(ref started) == 3)
            {
                await cancellation.CancelAsync();
            }

            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }

            return "";
        }).RunAsync(cancellation.Token));

        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal(3, ended);
    }

    [Fact]
    public async Task CancellationWhileAStepChoosesSurfaces()
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient()
            .WhenPromptContains("Which", Reply.FromAsync(async (_, token) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return "";
            }))
            .Otherwise("title");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Headline(client).RunAsync("the article", cancellation.Token));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task ACancelledRunAsksNobody()
    {
        var client = new ScriptedChatClient();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Solve(client).RunAsync("it", new CancellationToken(canceled: true)));
        Assert.Equal(0, client.CallCount);
    }

    [Fact]
    public async Task ResultsDoNotDependOnWhoIsDoneFirst()
    {
        Reply[] ballots = ["b", "a", "b", "b", Reply.Throws(Broken)];

        var results = await RandomDelays.ResultsOfThousandRunsAsync(delays => new Solve(delays.Before(VoteTests.Voters(ballots))).RunAsync("it"));

        Assert.Equal(["b"], results);
    }

    [Fact]
    public async Task WhichFailureSurfacesDoesNotDependOnWhoIsDoneFirst()
    {
        Reply[] ballots = ["b", "a", Reply.Throws(new InvalidTimeZoneException("third")), "b", Reply.Throws(new InvalidTimeZoneException("fifth"))];

        var results = await RandomDelays.ResultsOfThousandRunsAsync(async delays =>
            (await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Solve(delays.Before(VoteTests.Voters(ballots))).RunAsync("it"))).Message);

        Assert.Equal(["third"], results);
    }

    [Fact]
    public async Task ATieDoesNotDependOnWhoIsDoneFirst()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(async delays =>
            (await new SolveOrFirst(delays.Before(VoteTests.Voters("b", "a", "a", "b"))).RunAsync("it"), await new SolveAnyway(delays.Before(VoteTests.Voters("b", "a", "a", "b"))).RunAsync("it")));

        Assert.Equal([("b", "b")], results);
    }
}
