using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Supervisors;

/// <summary>How a supervisor ends that does not get there, and that it never does more than its bound.</summary>
public sealed class SupervisorEndTests
{
    private static readonly Reply Good = Reply.Json(new Verdict(true, "fine"));
    private static readonly Reply Done = Reply.Json(Assignment<Job>.Done("all there"));

    [Fact]
    public async Task AfterTheLastTurnItIsAskedOnceMoreWhetherAllIsDone()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[4]", Done)
            .WhenPromptContains("Who is next", NewWork())
            .Otherwise("work");
        var judge = new ScriptedChatClient().Otherwise(Good);

        Assert.Equal("work", await new Team(client, judge).RunAsync("ferries"));
        Assert.Equal((4, 3), (client.CallsOf("Next").Count, client.CallsOf("WriteDown").Count));
    }

    [Fact]
    public async Task WorkThatIsHandedOutAfterTheLastTurnIsNotDoneAndEndsAsExhausted()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Who is next", NewWork())
            .WhenPromptContains("Write: job 1.", "good")
            .Otherwise("better");
        var judge = new ScriptedChatClient()
            .WhenPromptContains("'good'", Reply.Json(new Verdict(true, "", 5)))
            .Otherwise(Reply.Json(new Verdict(false, "no", 4)));

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Team(client, judge).RunAsync("ferries"));

        Assert.Equal(("good", 3), (exhausted.Best, exhausted.Rounds));
        Assert.Equal(4 + 1 + 3 + 3 + 1 + 3 + 3, client.CallCount + judge.CallCount);
    }

    [Fact]
    public async Task TheWorstCaseIsTheBound()
    {
        // Every typed reply is unreadable at first, all work is refused, and all turns are used.
        var client = new ScriptedChatClient()
            .WhenPromptContains("Who is next", Reply.InTurn([.. Enumerable.Range(1, 4).SelectMany(turn => new[] { "perhaps", Assign(Job.Write, $"job {turn}") })]))
            .Otherwise("work");
        var judge = new ScriptedChatClient().Otherwise(Reply.InTurn([.. Enumerable.Range(1, 9).SelectMany(_ => new Reply[] { "well", Refuse("no") })]));

        await Assert.ThrowsAsync<ExhaustedException>(() => new Team(client, judge).RunAsync("ferries"));

        Assert.Equal((3 * (2 + (3 * (1 + 2)))) + 2, Team.MaxCalls);
        Assert.Equal(Team.MaxCalls, client.CallCount + judge.CallCount);
        Assert.Equal(Team.MaxCalls, Team.Depth);
    }

    [Fact]
    public async Task TheWorstCaseOfAFinishThatIsRefusedEachTimeIsTheBoundToo()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Who is next", Reply.InTurn([.. Enumerable.Range(1, 3).SelectMany(turn => new[] { "perhaps", Reply.Json(Assignment<Job>.Done($"try {turn}")) })]))
            .Otherwise("hearsay");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new Report(client).RunAsync("ferries"));

        Assert.Equal(("hearsay", "no source", "HasSource"), (rejected.Value, rejected.Verdict.Feedback, rejected.Step));
        Assert.Equal((2 * (2 + 1)) + 2 + 1, Report.MaxCalls);
        Assert.Equal(Report.MaxCalls, client.CallCount);
    }

    [Fact]
    public void TheFiguresFollowTheTable()
    {
        Assert.Equal(0, Sums.MaxCalls);

        // A verifier's retries multiply what a turn costs: the work, or a result that is refused.
        Assert.Equal((2 * (2 + 2)) + 2 + 2, Retried.MaxCalls);
        Assert.Equal((1 * (2 + (2 * 2))) + 2, Reworked.MaxCalls);
        Assert.Equal((2 * (2 + 1)) + 2, Office.MaxCalls);
        Assert.Equal(Office.MaxCalls, Agency.MaxCalls);
    }

    [Fact]
    public async Task TheSameTaskAfterTheSameFeedbackEndsAsExhausted()
    {
        var client = new ScriptedChatClient().TrackSteps().WhenPromptContains("Who is next", Assign(Job.Write, "a notice")).Otherwise("dull");
        var judge = new ScriptedChatClient().Otherwise(Refuse("too dull"));

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Team(client, judge).RunAsync("ferries"));

        // The first time nothing had been refused, the second time it had, the third time is like the second.
        Assert.Equal((2, "dull"), (exhausted.Rounds, exhausted.Best));
        Assert.Equal((3, 6), (client.CallsOf("Next").Count, client.CallsOf("WriteDown").Count));
    }

    [Fact]
    public async Task TheSameTaskAgainRightAfterItWasAcceptedEndsAsExhausted()
    {
        var script = new Script { Assignments = [new(Job.Write, "a"), new(Job.Write, "a")] };

        Assert.Equal(1, (await Assert.ThrowsAsync<ExhaustedException>(() => new Sums(script).RunAsync())).Rounds);
    }

    [Fact]
    public async Task TheSameTaskAfterOtherWorkWasAcceptedIsNoCircle()
    {
        var script = new Script { Assignments = [new(Job.Write, "draft"), new(Job.Research, "check it"), new(Job.Write, "draft"), new(Job.Research, "check it")] };

        Assert.Equal(1, await new Sums(script).RunAsync());
        Assert.Equal(4, script.Log.Count(line => line.StartsWith("do", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheSameEndAfterTheSameRefusalEndsAsExhausted()
    {
        var client = new ScriptedChatClient().TrackSteps().WhenPromptContains("Who is next", Done).Otherwise("hearsay");

        Assert.Equal(new Outcome<string>.Exhausted(null, 2), await new Report(client).RunAsync("ferries"));
        Assert.Equal((3, 2), (client.CallsOf("Next").Count, client.CallsOf("PutTogether").Count));
    }

    [Fact]
    public async Task AnEndWithoutAnyWorkIsAFailureThatSaysSo()
    {
        var judge = new ScriptedChatClient();

        var nothing = await Assert.ThrowsAsync<NothingDoneException>(() => new Team(new ScriptedChatClient().Otherwise(Done), judge).RunAsync("ferries"));

        Assert.Equal(0, nothing.Turns);
        Assert.Contains("before anything was done", nothing.Message, StringComparison.Ordinal);
        Assert.Equal(0, judge.CallCount);
    }

    [Fact]
    public async Task AnEndWithoutAcceptedWorkIsAFailureThatSaysSo()
    {
        var script = new Script { Assignments = [new(Job.Write, "a")], Accepts = _ => false };

        var failed = Assert.IsType<Outcome<int>.Failed>(await new LastSum(script).RunAsync());

        var nothing = Assert.IsType<NothingDoneException>(failed.Exception);
        Assert.Equal(1, nothing.Turns);
        Assert.Contains("after 1 turn, and no work was accepted", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFinishingStepMakesAResultOfNothing()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Who is next", Done).WhenPromptContains("Put together ferries: .", "no source needed");

        Assert.Equal(new Outcome<string>.Completed("no source needed"), await new Report(client).RunAsync("ferries"));
    }

    [Fact]
    public async Task TheLastWorkIsReturnedWhereThatIsChosen()
    {
        int work = 0;
        var script = new Script { Assignments = Jobs(4), Work = (_, _) => ++work, Accepts = number => number == 1 };

        Assert.Equal(new Outcome<int>.Completed(5), await new LastSum(script).RunAsync());
        Assert.Equal("next said 'IsGood' did not accept it.", script.Log[^1]);
    }

    [Fact]
    public async Task TheBestWorkIsReturnedWhereThatIsChosenAndTheEarlierOneOnATie()
    {
        int work = 0;
        var script = new Script { Assignments = Jobs(4), Work = (_, _) => ++work, Review = number => new Verdict(false, "no", number is 2 or 5 ? 9 : 1) };

        Assert.Equal(2, await new BestSum(script).RunAsync());
        Assert.Equal(6, work);
    }

    [Fact]
    public async Task TheFinishingStepIsGivenTheBestWorkWhenTheTurnsAreUsedUp()
    {
        Script Graded(int factor)
        {
            int work = 0;
            return new() { Assignments = Jobs(3), Work = (_, _) => ++work * factor, Review = number => new Verdict(number == 2 * factor, "no", -number) };
        }

        Assert.Equal(new Outcome<string>.Completed("sum 10"), await new BestReport(Graded(10)).RunAsync());
        Assert.Equal(new Outcome<string>.Completed("sum of nothing"), await new BestReport(new Script()).RunAsync());

        // There is no turn left to go back to.
        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new BestReport(Graded(1)).RunAsync());
        Assert.Equal(("sum 1", "IsLarge"), (rejected.Value, rejected.Step));
    }

    [Fact]
    public async Task AnOutcomeHasTheBestWorkByItsGrade()
    {
        int work = 3;
        var script = new Script { Assignments = Jobs(3), Work = (_, _) => work += 3 };

        Assert.Equal(new Outcome<int>.Completed(9), await new GradedSum(new Script { Assignments = Jobs(1), Work = (_, _) => 9 }).RunAsync());
        Assert.Equal(new Outcome<int>.Exhausted(6, 2), await new GradedSum(new Script { Assignments = Jobs(3), Work = (_, _) => 6 }).RunAsync());
        Assert.Equal(new Outcome<int>.Exhausted(9, 2), await new GradedSum(script).RunAsync());
    }

    [Fact]
    public async Task AFinishThatStaysRefusedAfterItsRetriesGoesBackAndIsRejectedInTheEnd()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Assign", Reply.InTurn(Assign(Job.Write, "a"), Reply.Json(Assignment<Job>.Done("1")), Reply.Json(Assignment<Job>.Done("2"))))
            .WhenPromptContains("Do a", "short")
            .Otherwise("quiet");

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Retried(client).RunAsync("ferries"));

        Assert.Equal(("IsLoud", "IsLoud[3]~1"), (rejected.Step, rejected.StepPath));
        Assert.Equal(3 + 1 + 4, client.CallCount);
    }

    [Fact]
    public async Task ReworksAndRetriesOfOneWorkerHavePathsOfTheirOwn()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Write, "a"))
            .WhenStep("Do[1]~1", "short")
            .WhenStep("Do[1]~2", "much too long")
            .WhenStep("Do[1]~3", "good")
            .WhenStep("Next[2]", Done)
            .Otherwise("much too long");

        Assert.Equal("good", await new Reworked(client).RunAsync("ferries"));

        Assert.Equal(["Do[1]", "Do[1]~1", "Do[1]~2", "Do[1]~3"], client.CallsOf("Do").Select(call => call.Step));
        Assert.Equal(
            ["Do a. Said: .", "Do a. Said: too long.", "Do a. Said: 'IsGood' did not accept it..", "Do a. Said: too long."],
            client.CallsOf("Do").Select(call => call.Prompt));
    }

    [Theory]
    [InlineData("perhaps")]
    [InlineData("{\"instruction\":\"a\"}")]
    [InlineData("{\"instruction\":\"a\",\"worker\":\"Paint\"}")]
    [InlineData("{\"instruction\":\"a\",\"worker\":1}")]
    [InlineData("{\"instruction\":null,\"worker\":\"Write\"}")]
    [InlineData("null")]
    public async Task AnUnreadableAssignmentIsRepairedOnceAndNeverTakenForTheEnd(string reply)
    {
        var client = new ScriptedChatClient().Otherwise(reply);

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Team(client, client).RunAsync("ferries"));

        Assert.Equal(("Next[1]", reply, 2), (unreadable.StepPath, unreadable.RawReply, client.CallCount));
    }

    [Fact]
    public async Task AnUnreadableReviewIsNeverTakenForAcceptance()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Who is next", Assign(Job.Write, "a")).Otherwise("text");
        var judge = new ScriptedChatClient().Otherwise("APPROVED");

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Team(client, judge).RunAsync("ferries"));

        Assert.Equal(("Judge[1]", 2), (unreadable.StepPath, judge.CallCount));
    }

    [Fact]
    public async Task AWorkerThatHasNoNameIsAFailureOfTheStepThatAskedForIt()
    {
        var script = new Script { Assignments = [new((Job)7, "a")] };

        var unknown = await Assert.ThrowsAsync<StepOutputException>(() => new Sums(script).RunAsync());

        Assert.Equal(("Next[1]", "7"), (unknown.StepPath, unknown.RawReply));
    }

    [Fact]
    public async Task TheSchemaNamesTheWorkersAndSaysThatThereMayBeNone()
    {
        var client = new ScriptedChatClient().Otherwise(Done);

        await Assert.ThrowsAsync<NothingDoneException>(() => new Team(client, client).RunAsync("ferries"));
        await Assert.ThrowsAsync<NothingDoneException>(() => new Compiled(client).RunAsync("ferries"));

        foreach (ChatCall call in client.Calls)
        {
            JsonElement schema = Assert.IsType<ChatResponseFormatJson>(call.Options!.ResponseFormat).Schema!.Value;
            JsonElement worker = schema.GetProperty("properties").GetProperty("worker");
            Assert.Equal(["instruction", "worker"], schema.GetProperty("properties").EnumerateObject().Select(property => property.Name));
            Assert.Equal(["instruction", "worker"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal("""["string","null"]""", worker.GetProperty("type").GetRawText());
            Assert.Equal("""["Research","Write",null]""", worker.GetProperty("enum").GetRawText());
            Assert.Equal("Who does it; null when everything is done.\nResearch: Looks things up.\nWrite: Writes the text.", worker.GetProperty("description").GetString());
        }
    }

    [Fact]
    public async Task CancellationSurfacesFromEveryStep()
    {
        foreach (string step in new[] { "Who is next", "Write:", "Judge" })
        {
            using var cancellation = new CancellationTokenSource();
            var client = new ScriptedChatClient()
                .WhenPromptContains(step, Reply.FromAsync(async (_, token) =>
                {
                    await cancellation.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token);
                    return "";
                }))
                .WhenPromptContains("Who is next", Assign(Job.Write, "a"))
                .WhenPromptContains("Judge", Good)
                .Otherwise("text");

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Team(client, client).RunAsync("ferries", cancellationToken: cancellation.Token));
            Assert.True(client.CallCount <= 3);
        }
    }

    [Fact]
    public async Task CancellationBetweenCodeStepsEndsTheRun()
    {
        using var cancellation = new CancellationTokenSource();
        var script = new Script { Assignments = Jobs(4), Work = (_, _) => Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Sums(script).RunAsync(cancellation.Token));
        Assert.Equal(2, script.Log.Count);

        int Cancel()
        {
            cancellation.Cancel();
            return 1;
        }
    }

    [Fact]
    public async Task TheClientsOwnExceptionSurfacesUnwrapped()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        var client = new ScriptedChatClient().WhenPromptContains("Who is next", Assign(Job.Write, "a")).Otherwise(Reply.Throws(broken));

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Team(client, client).RunAsync("ferries")));
    }

    [Fact]
    public async Task TheStreamTellsOfTurnsAndWorkersAndEndsWithTheOutcome()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Who is next", Reply.InTurn(Assign(Job.Write, "a"), Done))
            .Otherwise("two words");
        var judge = new ScriptedChatClient().Otherwise(Reply.InTurn(Refuse("no"), Good));
        var events = new List<string>();
        RunEvent? last = null;

        await foreach (RunEvent e in new Team(client, judge).StreamAsync("ferries"))
        {
            last = e;
            string? line = e switch
            {
                RoundStarted round => $"turn {round.Round} of {round.MaxRounds}",
                BranchChosen branch => "to " + branch.Branch,
                StepStarted => "start " + e.Path,
                StepCompleted => "end " + e.Path,
                _ => null,
            };
            events.AddRange(line is null ? [] : [line]);
        }

        Assert.Equal(
            [
                "turn 1 of 3", "start Next[1]", "end Next[1]",
                "to WriteDown", "start WriteDown[1]", "end WriteDown[1]", "start Judge[1]", "end Judge[1]",
                "to WriteDown", "start WriteDown[1]~1", "end WriteDown[1]~1", "start Judge[1]~1", "end Judge[1]~1",
                "turn 2 of 3", "start Next[2]", "end Next[2]",
            ],
            events);
        Assert.Equal(new Outcome<string>.Completed("two words"), Assert.IsType<RunFinished<string>>(last).Outcome);
    }

    [Fact]
    public async Task WhateverTheDelaysTheResultIsTheSame()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(async delays =>
        {
            var client = new ScriptedChatClient().WhenPromptContains("Who is next", Reply.InTurn(Assign(Job.Research, "a"), Assign(Job.Write, "b"), Done)).Otherwise(Reply.From(request => request.Prompt));
            var judge = new ScriptedChatClient().Otherwise(Reply.InTurn(Refuse("no"), Good, Good));
            return await new Team(delays.Before(client), delays.Before(judge)).RunAsync("ferries");
        });

        Assert.Equal("Write: b. Said: . There is: Look up: a. Said: no..", Assert.Single(results));
    }

    private static List<Assignment<Job>> Jobs(int count) => [.. Enumerable.Range(1, count).Select(number => new Assignment<Job>(Job.Write, $"job {number}"))];

    private static Reply NewWork() => Reply.InTurn([.. Enumerable.Range(1, 4).Select(turn => Assign(Job.Write, $"job {turn}"))]);

    private static Reply Assign(Job job, string instruction) => SupervisorTests.Assign(job, instruction);

    private static Reply Refuse(string feedback) => SupervisorTests.Refuse(feedback);
}
