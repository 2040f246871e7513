using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Supervisors;

/// <summary>What a supervisor does when all goes well, and who is told what.</summary>
public sealed class SupervisorTests
{
    private static readonly Reply Good = Reply.Json(new Verdict(true, "fine"));
    private static readonly Reply Done = Reply.Json(Assignment<Job>.Done("all there"));

    [Fact]
    public async Task WorkIsHandedOutUntilAllIsDoneAndTheLastAcceptedWorkIsTheResult()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Research, "ferry times"))
            .WhenStep("LookUp[1]", "noon")
            .WhenStep("Next[2]", Assign(Job.Write, "a notice"))
            .WhenStep("WriteDown[2]", "It leaves at noon.")
            .WhenStep("Next[3]", Done);
        var judge = new ScriptedChatClient().WhenStep("Judge[1]", Good).WhenStep("Judge[2]", Good);

        Assert.Equal("It leaves at noon.", await new Team(client, judge).RunAsync("ferries"));

        client.VerifyAllUsed();
        judge.VerifyAllUsed();
        Assert.Equal("Write: a notice. Said: . There is: noon.", client.CallsOf("WriteDown[2]")[0].Prompt);
        Assert.Equal("Judge 'It leaves at noon.' for 'a notice' on ferries.", judge.CallsOf("Judge[2]")[0].Prompt);
        Assert.True(client.CallCount + judge.CallCount <= Team.MaxCalls);
    }

    [Fact]
    public async Task TheAssigningStepReadsWhatWasDoneAndWhatWasSaidOfIt()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Research, "ferry times"))
            .WhenStep("LookUp", "noon")
            .WhenStep("Next[2]", Done);
        var judge = new ScriptedChatClient().Otherwise(Good);

        await new Team(client, judge).RunAsync("ferries");

        Assert.Equal("Who is next on ferries? Refused: . Done: []", client.CallsOf("Next[1]")[0].Prompt);
        Assert.Equal(
            """Who is next on ferries? Refused: . Done: [{"number":1,"worker":"Research","instruction":"ferry times","work":"noon","accepted":true,"feedback":"fine"}]""",
            client.CallsOf("Next[2]")[0].Prompt);
    }

    [Fact]
    public async Task RefusedWorkIsDoneAgainByTheSameWorkerWithTheFeedback()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Write, "a notice"))
            .WhenPromptContains("Said: too long. There is: one.", "two")
            .WhenPromptContains("Said: too dull. There is: two.", "three")
            .WhenPromptContains("Said: . There is: .", "one")
            .WhenStep("Next[2]", Done);
        var judge = new ScriptedChatClient()
            .WhenStep("Judge[1]~1", Refuse("too dull"))
            .WhenStep("Judge[1]~2", Good)
            .WhenPromptContains("'one'", Refuse("too long"));

        Assert.Equal("three", await new Team(client, judge).RunAsync("ferries"));

        client.VerifyAllUsed();
        judge.VerifyAllUsed();
        Assert.Equal(["WriteDown[1]", "WriteDown[1]~1", "WriteDown[1]~2"], client.CallsOf("WriteDown").Select(call => call.Step));
    }

    [Fact]
    public async Task WorkThatStaysRefusedIsTheTurnsWorkAndIsNotTheResult()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Research, "ferry times"))
            .WhenStep("LookUp", "noon")
            .WhenStep("Next[2]", Assign(Job.Write, "a notice"))
            .WhenStep("WriteDown", "dull")
            .WhenStep("Next[3]", Done);
        var judge = new ScriptedChatClient().WhenPromptContains("'noon'", Good).Otherwise(Refuse("too dull"));

        Assert.Equal("noon", await new Team(client, judge).RunAsync("ferries"));

        Assert.Equal(3, client.CallsOf("WriteDown[2]").Count);
        Assert.Contains("Refused: too dull.", client.CallsOf("Next[3]")[0].Prompt, StringComparison.Ordinal);
        Assert.Contains("\"work\":\"dull\",\"accepted\":false,\"feedback\":\"too dull\"", client.CallsOf("Next[3]")[0].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryRoleIsToldWhatWasRefusedLast()
    {
        var script = new Script
        {
            Assignments = [new(Job.Research, "a"), new(Job.Write, "b"), new(Job.Write, "c")],
            Work = (instruction, feedback) => instruction == "a" ? 1 : feedback is null ? 2 : 3,
            Review = work => work == 2 ? Verdict.Reject("no") : Verdict.Accept(),
        };

        Assert.Equal(3, await new Sums(script).RunAsync());

        Assert.Equal(
            [
                "next said nothing there is nothing done ",
                "do a said nothing there is nothing",
                "judge 1 told nothing: True",
                "next said nothing there is 1 done 1:Research=1",
                "do b said nothing there is 1",
                "judge 2 told nothing: False",
                "do b said no there is 2",
                "judge 3 told no: True",
                "next said nothing there is 3 done 1:Research=1 2:Write=3",
                "do c said nothing there is 3",
                "judge 2 told nothing: False",
                "do c said no there is 2",
                "judge 3 told no: True",
                "next said nothing there is 3 done 2:Write=3 3:Write=3",
            ],
            script.Log);
    }

    [Fact]
    public async Task FinishingMakesTheResultOfTheLastAcceptedWork()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Write, "a"))
            .WhenStep("Do[1]", "b")
            .WhenStep("Next[2]", Done)
            .WhenPromptContains("Put together ferries: b.", "b, says a source");

        Assert.Equal(new Outcome<string>.Completed("b, says a source"), await new Report(client).RunAsync("ferries"));
        Assert.Equal(4, client.CallCount);
    }

    [Fact]
    public async Task WhatAVerifierRefusesGoesBackToTheAssigningStep()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Done)
            .WhenStep("PutTogether[1]", "hearsay")
            .WhenPromptContains("Refused: no source. Done: []", Assign(Job.Research, "find one"))
            .WhenStep("Do[2]", "found")
            .WhenStep("Next[3]", Done)
            .WhenPromptContains("Put together ferries: found. Was refused: ", "the source says so");

        Assert.Equal(new Outcome<string>.Completed("the source says so"), await new Report(client).RunAsync("ferries"));

        client.VerifyAllUsed();
        Assert.Equal(Report.MaxCalls - 3, client.CallCount);
    }

    [Fact]
    public async Task AVerifierOfAWorkerSendsItBackAndHasTheLastWord()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Write, "a"))
            .WhenPromptContains("Do a. Said: too long.", "short")
            .WhenPromptContains("Do a. Said: .", "much too long")
            .WhenStep("Next[2]", Done)
            .WhenPromptContains("Finish ferries. Said: .", "quiet")
            .WhenPromptContains("Finish ferries. Said: 'IsLoud' did not accept it.", "LOUD");

        Assert.Equal("LOUD", await new Retried(client).RunAsync("ferries"));
        client.VerifyAllUsed();

        var verbose = new ScriptedChatClient().WhenStep("Next[1]", Assign(Job.Write, "a")).Otherwise("much too long");
        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Retried(verbose).RunAsync("ferries"));
        Assert.Equal(("IsShort", "much too long", 3), (rejected.Step, rejected.Value, verbose.CallCount));
    }

    [Fact]
    public async Task StepsStandBeforeAndAfterAndAWorkerMayBeAPipeline()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Next[1]", Assign(Job.Research, "times"))
            .WhenStep("Ask[1]/Find", "noon")
            .WhenStep("Next[2]", Done);

        Assert.Equal("noon -- the office", await new Office(client).RunAsync(" ferries "));
        Assert.Equal("Assign ferries", client.CallsOf("Next[1]")[0].Prompt);
    }

    [Fact]
    public async Task AFallbackStandsInForTheAssigningStep()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Assign", Reply.Throws(new TimeZoneNotFoundException()))
            .WhenPromptContains("Write write on ferries", "text");

        Assert.Equal("text -- the office", await new Office(client).RunAsync("ferries"));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task TenThousandTurnsKeepOnlyTheHistoryThatIsAskedFor()
    {
        Assert.Equal(10_000, await new Count(_ => false).RunAsync(10_000));
        Assert.Equal(10_000, (await Assert.ThrowsAsync<ExhaustedException>(() => new Count(_ => false).RunAsync(10_001))).Rounds);
    }

    [Fact]
    public async Task FallbacksStandInForAWorkerAndAReviewInEveryTurn() =>
        Assert.Equal(20, await new Count(work => work % 3 == 0).RunAsync(20));

    [Fact]
    public async Task ASupervisorRunsAsAStep()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Commission/Next[1]", Assign(Job.Research, "times"))
            .WhenStep("Commission/Ask[1]/Find", "noon")
            .WhenStep("Commission/Next[2]", Done);

        Assert.Equal(new Outcome<string>.Completed("Invoice for: noon -- the office"), await new Agency(client).RunAsync("ferries"));

        var idle = new ScriptedChatClient().Otherwise(Done);
        var failed = Assert.IsType<Outcome<string>.Failed>(await new Agency(idle).RunAsync("ferries"));
        Assert.Equal("Commission", Assert.IsType<NothingDoneException>(failed.Exception).StepPath);
    }

    [Fact]
    public async Task WithAJsonContextNothingIsReadByReflection()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Assign ferries: []", "{\"instruction\":\"times\",\"worker\":\"Research\"}")
            .WhenPromptContains("Do times", "noon")
            .WhenPromptContains("\"worker\":\"Research\",\"instruction\":\"times\"", "{\"instruction\":\"all there\",\"worker\":null}");

        Assert.Equal("noon", await new Compiled(client).RunAsync("ferries"));
    }

    internal static Reply Assign(Job job, string instruction) => Reply.Json(new Assignment<Job>(job, instruction));

    internal static Reply Refuse(string feedback) => Reply.Json(Verdict.Reject(feedback));
}
