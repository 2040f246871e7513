using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Debates;

public sealed class DebateTests
{
    private static readonly InvalidTimeZoneException Broken = new("out of tea");

    private static ScriptedChatClient Speakers(params Reply[] agree) => new ScriptedChatClient()
        .WhenPromptContains("Agree", Reply.InTurn(agree))
        .WhenPromptContains("Decide", "so be it")
        .WhenPromptContains("for ferries in", Reply.From(request => $"yes{request.Prompt[15]}"))
        .WhenPromptContains("against ferries in", Reply.From(request => $"no{request.Prompt[19]}"));

    [Fact]
    public async Task EachSeesTheOthersPreviousRoundAndItsOwnAndTheJudgeSeesAll()
    {
        ScriptedChatClient client = Speakers(Reply.Json(false), Reply.Json(false));

        Assert.Equal("so be it", await new Motion(client).RunAsync("ferries"));

        string[] prompts = [.. client.Calls.Select(call => call.Request.Prompt)];
        Assert.Contains("for ferries in 1. Own: . Others: []", prompts);
        Assert.Contains("against ferries in 1. Own: . Others: []", prompts);
        Assert.Contains("for ferries in 2. Own: yes1. Others: [{\"speaker\":\"Contra\",\"round\":1,\"value\":\"no1\"}]", prompts);
        Assert.Contains("against ferries in 3. Own: no2. Others: [{\"speaker\":\"Pro\",\"round\":2,\"value\":\"yes2\"}]", prompts);
        Assert.StartsWith("Agree on ferries in 1? [{\"speaker\":\"Pro\",\"round\":1,\"value\":\"yes1\"},{\"speaker\":\"Contra\"", prompts.Single(prompt => prompt.Contains("in 1?", StringComparison.Ordinal)), StringComparison.Ordinal);
        string judged = Assert.Single(prompts, prompt => prompt.StartsWith("Decide", StringComparison.Ordinal));
        Assert.Equal(6, judged.Split("speaker").Length - 1);
        Assert.EndsWith("{\"speaker\":\"Pro\",\"round\":3,\"value\":\"yes3\"},{\"speaker\":\"Contra\",\"round\":3,\"value\":\"no3\"}]", judged, StringComparison.Ordinal);
        Assert.Equal((3 * 2) + 2 + 1, client.CallCount);
    }

    [Theory]
    [InlineData(1, 2 + 1 + 1)]
    [InlineData(2, 4 + 2 + 1)]
    public async Task AgreementEndsTheDebateEarly(int round, int calls)
    {
        ScriptedChatClient client = Speakers([.. Enumerable.Range(1, round).Select(asked => Reply.Json(asked == round))]);

        Assert.Equal("so be it", await new Motion(client).RunAsync("ferries"));

        Assert.Equal(calls, client.CallCount);
        client.VerifyAllUsed();
    }

    [Fact]
    public async Task SpeakersOfARoundAreUnderWayAtOnce()
    {
        int open = 2;
        var both = new TaskCompletionSource();

        await new Consensus(async (_, token) =>
        {
            if (Interlocked.Decrement(ref open) == 0)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(token);
        }).RunAsync([1, 1, 1]).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task SeveralOfOneKindBearTheirNumbersAndWithoutAJudgeTheTranscriptIsTheResult()
    {
        var seen = new List<(string Kind, DebaterView View)>();
        int next = 0;
        var pipeline = new Estimate((kind, view, _) =>
        {
            lock (seen)
            {
                seen.Add((kind, view));
                return Task.FromResult((100 * view.Round) + (kind == "Expert" ? next++ % 3 : 9));
            }
        });

        var statements = (await pipeline.RunAsync()).GetValueOrThrow();

        Assert.Equal(
            ["Expert[0]", "Expert[1]", "Expert[2]", "Layman", "Expert[0]", "Expert[1]", "Expert[2]", "Layman"],
            statements.Select(statement => statement.Speaker));
        Assert.Equal([2, 2, 2, 2, 3, 3, 3, 3], statements.Select(statement => statement.Round));
        Assert.All(statements, statement => Assert.Equal(statement.Round, statement.Value / 100));
        Assert.All(seen, entry =>
        {
            Assert.Equal(entry.View.Round == 1 ? null : entry.View.Round - 1, entry.View.Own / 100);
            Assert.Equal(entry.View.Round == 1 ? 0 : 3, entry.View.Others.Count);
            Assert.Equal(Math.Min(2, entry.View.Round - 1) * 4, entry.View.Transcript.Count);
            Assert.All(entry.View.Others, other => Assert.Equal(entry.View.Round - 1, other.Round));
        });
        Assert.All(seen.Where(entry => entry is { Kind: "Layman", View.Round: > 1 }), entry => Assert.Equal(["Expert[0]", "Expert[1]", "Expert[2]"], entry.View.Others.Select(other => other.Speaker)));
    }

    [Fact]
    public async Task NoMoreSpeakAtOnceThanMaxConcurrencySays()
    {
        int now = 0;
        int most = 0;
        var gate = new Lock();

        Assert.IsType<Outcome<IReadOnlyList<Statement<int>>>.Completed>(await new Estimate(async (_, _, token) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
            }

            await Task.Delay(10, token);
            lock (gate)
            {
                now--;
            }

            return 0;
        }).RunAsync());
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task ATypeOfYourOwnMaySayThatTheyAgree()
    {
        string report = await new Consensus((_, _) => Task.CompletedTask).RunAsync([0, 6, 6]);

        Assert.Equal("First[1]=0 Second[1]=6 Third[1]=6 First[2]=6 Second[2]=3 Third[2]=3", report[..report.IndexOf(" First[3]", StringComparison.Ordinal)]);
        Assert.Equal("First[1]=4 Second[1]=4 Third[1]=4", await new Consensus((_, _) => Task.CompletedTask).RunAsync([4, 4, 4]));
    }

    [Fact]
    public async Task InOneRoundNobodyIsAskedWhetherTheyAgree()
    {
        var client = new ScriptedChatClient().Otherwise("much");

        Assert.Equal(
            [new Statement<string>("Ask[0]", 1, "much"), new Statement<string>("Ask[1]", 1, "much")],
            await new Opinions(client).RunAsync("tea"));
        Assert.Equal((2, 2, 1), (client.CallCount, Opinions.MaxCalls, Opinions.Depth));
    }

    [Fact]
    public async Task TheFirstFailureCancelsTheRestOfItsRoundAndSurfaces()
    {
        int ended = 0;
        var started = new CountdownEvent(2);
        var pipeline = new Consensus(async (opinion, token) =>
        {
            if (opinion == 2)
            {
                await Task.Run(() => started.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None);
                throw Broken;
            }

            try
            {
                started.Signal();
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        });

        Assert.Same(Broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => pipeline.RunAsync([1, 2, 3])));
        Assert.Equal(2, ended);
    }

    [Fact]
    public async Task AFailureInALaterRoundFailsTheOutcome()
    {
        var outcome = await new Estimate((_, view, _) => view.Round == 2 ? throw Broken : Task.FromResult(1)).RunAsync();

        Assert.Same(Broken, Assert.IsType<Outcome<IReadOnlyList<Statement<int>>>.Failed>(outcome).Exception);
    }

    [Fact]
    public async Task AnUnreadableWordOnAgreementIsNeverTakenForOne()
    {
        ScriptedChatClient client = Speakers("perhaps", "perhaps");

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Motion(client).RunAsync("ferries"));

        Assert.Equal(("Settled[1]", "perhaps"), (unreadable.StepPath, unreadable.RawReply));
        Assert.Equal(4, client.CallCount);
    }

    [Theory]
    [InlineData("for ferries in 1")]
    [InlineData("against ferries in 2")]
    [InlineData("Agree")]
    [InlineData("Decide")]
    public async Task CancellationSurfacesFromEveryStep(string phase)
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient()
            .WhenPromptContains(phase, Reply.FromAsync(async (_, token) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return "";
            }))
            .WhenPromptContains("Agree", Reply.Json(false))
            .Otherwise("text");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Motion(client).RunAsync("ferries", cancellation.Token));
        Assert.True(client.CallCount <= Motion.MaxCalls);
    }

    [Fact]
    public async Task AStatementIsCheckedAndMadeAgainBesideTheOthers()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("round 2. shorter", "operate")
            .WhenPromptContains("Surgery for Ada, round 2", "operate as soon as that is possible")
            .Otherwise("chemo");

        Assert.Equal("Ada: 3", await new Tumor(client).RunAsync(" Ada "));
        Assert.Equal(5, client.CallCount);
    }

    [Fact]
    public async Task ARefusedStatementRejectsTheRunAndSaysWhere()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Surgery", "operate as soon as that is possible").Otherwise("chemo");

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Tumor(client).RunAsync("Ada"));

        Assert.Equal(("IsShort", "IsShort[1]~1"), (rejected.Step, rejected.StepPath));
    }

    [Fact]
    public async Task AFallbackStandsInForOneStatement()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Surgery for Ada, round 1", Reply.Throws(Broken)).Otherwise("chemo");

        Assert.Equal("Ada: 3", await new Tumor(client).RunAsync("Ada"));
    }

    [Fact]
    public async Task DebatesMayDebate()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Agree", Reply.Json(true)).Otherwise("yes");

        Assert.Equal("4 of yes!", await new Law(client).RunAsync("ferries"));
        Assert.Equal(4 * 4, client.CallCount);
        Assert.Equal(4 * Motion.MaxCalls, Law.MaxCalls);
        Assert.Equal(2 * Motion.Depth, Law.Depth);
    }

    [Fact]
    public async Task AFailureInsideCarriesTheWholePath()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Agree", "perhaps").Otherwise("yes");

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Law(client).RunAsync("ferries"));

        Assert.Contains(unreadable.StepPath, new[] { "Debated/Committee[0][1]/Settled[1]", "Debated/Committee[1][1]/Settled[1]" });
    }

    [Fact]
    public async Task WhatIsSaidDoesNotDependOnWhoIsDoneFirst()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(delays => new Consensus((_, token) => delays.WaitAsync(token)).RunAsync([0, 6, 9]));

        Assert.StartsWith("First[1]=0 Second[1]=6 Third[1]=9 First[2]=7 Second[2]=4 Third[2]=3", Assert.Single(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStreamTellsOfRoundsAndStatementsInCausalOrder()
    {
        var events = new List<RunEvent>();

        await foreach (RunEvent e in new Motion(Speakers(Reply.Json(false), Reply.Json(true))).StreamAsync("ferries"))
        {
            events.Add(e);
        }

        Assert.Equal([(1, 3), (2, 3)], events.OfType<RoundStarted>().Select(round => (round.Round, round.MaxRounds)));
        int At<T>(string path) => events.FindIndex(e => e is T && e.Path == path);
        foreach (string speaker in new[] { "Pro", "Contra" })
        {
            Assert.InRange(At<StepStarted>($"{speaker}[1]"), 1, At<StepCompleted>($"{speaker}[1]"));
            Assert.InRange(At<StepCompleted>($"{speaker}[1]"), 2, At<StepStarted>("Settled[1]"));
            Assert.InRange(At<StepStarted>($"{speaker}[2]"), At<StepCompleted>("Settled[1]"), At<StepCompleted>($"{speaker}[2]"));
        }

        Assert.InRange(At<StepStarted>("Decide"), At<StepCompleted>("Settled[2]"), events.Count);
        Assert.Equal("so be it", Assert.IsType<Outcome<string>.Completed>(Assert.IsType<RunFinished<string>>(events[^1]).Outcome).Value);
    }

    [Fact]
    public void TheFiguresFollowTheTable()
    {
        Assert.Equal(((3 * 2) + (2 * 2) + 1, 3 + (2 * 2) + 1), (Motion.MaxCalls, Motion.Depth));
        Assert.Equal((2 * (2 + 1), 2 * 2), (Tumor.MaxCalls, Tumor.Depth));
        Assert.Equal((0, 0), (Estimate.MaxCalls, Estimate.Depth));
    }
}
