using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Orchestrators;

/// <summary>What workers may be and what may become of them: kept failures, verifiers, fallbacks, pipelines.</summary>
public sealed class WorkerTests
{
    private static readonly InvalidTimeZoneException Broken = new("out of tea");

    [Fact]
    public async Task KeptFailuresStandAmongTheResults()
    {
        var client = Planned(new(Field.Renal, "dose"), new(Field.Falls, "steps"), new(Field.Interactions, "aspirin"))
            .WhenPromptContains("Do ", Reply.From(request => request.Prompt[3..]))
            .WhenPromptContains("Count steps", Reply.Throws(Broken))
            .WhenPromptContains("Gaps in", Reply.Json(Array.Empty<Inquiry>()));

        Assert.Equal("dose, no steps: out of tea, aspirin", await new Tolerant(client).RunAsync("Ada"));
        Assert.Equal(5, client.CallCount);
    }

    [Fact]
    public async Task AFailureThatIsAskedForAgainIsNotTriedAgain()
    {
        var client = Planned(new(Field.Renal, "dose"), new(Field.Falls, "steps"), new(Field.Interactions, "aspirin"))
            .WhenPromptContains("Do ", Reply.From(request => request.Prompt[3..]))
            .WhenPromptContains("Count steps", Reply.InTurn(Reply.Throws(Broken)))
            .WhenPromptContains("Gaps in", Reply.InTurn(Reply.Json(new Inquiry[] { new(Field.Falls, "steps"), new(Field.Renal, "salt") }), Reply.Json(Array.Empty<Inquiry>())));

        Assert.Equal("dose, no steps: out of tea, aspirin, no steps: out of tea, salt", await new Tolerant(client).RunAsync("Ada"));
    }

    [Fact]
    public async Task FewerSuccessesThanAskedForFailTheRunWithAllFailures()
    {
        var client = Planned(new(Field.Renal, "dose"), new(Field.Falls, "steps"), new(Field.Interactions, "aspirin"))
            .WhenPromptContains("Do dose", "one")
            .Otherwise(Reply.Throws(Broken));

        var failed = await Assert.ThrowsAsync<AttemptsFailedException>(() => new Tolerant(client).RunAsync("Ada"));

        Assert.Equal((1, 2, 4), (failed.Succeeded, failed.Failures.Count, client.CallCount));
    }

    [Fact]
    public async Task ASingleTaskNeedNotSucceedTwice()
    {
        var client = Planned(new Inquiry(Field.Renal, "dose"))
            .WhenPromptContains("Do dose", "one")
            .WhenPromptContains("Gaps in", Reply.Json(Array.Empty<Inquiry>()));

        Assert.Equal("one", await new Tolerant(client).RunAsync("Ada"));
    }

    [Fact]
    public async Task WhatWasSucceededBeforeCountsInLaterRounds()
    {
        var client = Planned(new(Field.Renal, "dose"), new(Field.Renal, "salt"))
            .WhenPromptContains("Do ", Reply.From(request => request.Prompt[3..]))
            .WhenPromptContains("Count steps", Reply.Throws(Broken))
            .WhenPromptContains("Gaps in", Reply.InTurn(Reply.Json(new Inquiry[] { new(Field.Falls, "steps") }), Reply.Json(Array.Empty<Inquiry>())));

        Assert.Equal("dose, salt, no steps: out of tea", await new Tolerant(client).RunAsync("Ada"));
        Assert.True(client.CallCount <= Tolerant.MaxCalls);
    }

    [Fact]
    public async Task CancellationIsNoFailureThatIsKept()
    {
        using var cancellation = new CancellationTokenSource();
        var client = Planned(new(Field.Renal, "dose"), new(Field.Falls, "steps"))
            .Otherwise(Reply.FromAsync(async (_, token) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return "";
            }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Tolerant(client).RunAsync("Ada", cancellation.Token));
    }

    [Fact]
    public async Task AWorkerIsCheckedFallsBackOrIsAPipeline()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Ask Interactions-x. name it", "Interactions-x is fine")
            .WhenPromptContains("Ask Interactions-x.", "fine")
            .WhenPromptContains("Measure", Reply.Throws(Broken))
            .WhenPromptContains("Part Falls-z.a", "za")
            .WhenPromptContains("Part Falls-z.b", "zb");

        string result = await new Checked(client).RunAsync(" Renal-y Falls-z Interactions-x ");

        Assert.Equal("a guess at Renal-y; za+zb; Interactions-x is fine -- us", result);
        Assert.Equal(5, client.CallCount);
        client.VerifyAllUsed();
    }

    [Fact]
    public void AWorkersVerifierFallbackAndInnerBoundCountInItsCost()
    {
        Assert.Equal(2, Inner.MaxCalls);
        Assert.Equal(3 * 2, Checked.MaxCalls);
        Assert.Equal(2 + (2 * (4 + 1)), Tolerant.MaxCalls);
        Assert.Equal((2 * 1, 1), (Inner.MaxCalls, Inner.Depth));
    }

    [Fact]
    public async Task ARefusedWorkRejectsTheRunAndSaysWhere()
    {
        var client = new ScriptedChatClient().Otherwise("fine");

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Checked(client).RunAsync("Interactions-x"));

        Assert.Equal(("NamesIt", "NamesIt[0]~1", "fine"), (rejected.Step, rejected.StepPath, rejected.Value));
        Assert.Equal(2, client.CallCount);
    }

    [Fact]
    public async Task ARefusedResultRejectsTheRun()
    {
        var client = new ScriptedChatClient().Otherwise("x");

        // The one worker's guess is long enough; the inner pipeline's parts are not.
        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Checked(client).RunAsync("Falls-"));

        Assert.Equal(("IsLong", "x+x"), (rejected.Step, rejected.Value));
    }

    [Fact]
    public async Task AFailureInANestedOrchestratorCarriesTheWholePath()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Part Falls-z.b", " ").Otherwise("part");

        var failed = await Assert.ThrowsAsync<StepOutputException>(() => new Checked(client).RunAsync("Renal-y Falls-z"));

        Assert.Equal("Deeper[1]/Part[1]", failed.StepPath);
    }

    [Fact]
    public async Task TheStreamTellsOfTheTasksBetweenThePlanAndTheReport()
    {
        var client = Planned(new(Field.Renal, "dose"), new(Field.Interactions, "aspirin")).Otherwise("text");
        var events = new List<RunEvent>();

        await foreach (RunEvent e in new Consult(client).StreamAsync("Ada"))
        {
            events.Add(e);
        }

        int Started(string path) => events.FindIndex(e => e is StepStarted && e.Path == path);
        int Completed(string path) => events.FindIndex(e => e is StepCompleted && e.Path == path);
        foreach (string path in new[] { "Other[0]", "Interactions[1]" })
        {
            Assert.True(Completed("Plan") < Started(path) && Started(path) < Completed(path) && Completed(path) < Started("Report"), path);
        }

        Assert.Equal("text", Assert.IsType<Outcome<string>.Completed>(Assert.IsType<RunFinished<string>>(events[^1]).Outcome).Value);
    }

    private static ScriptedChatClient Planned(params Inquiry[] tasks) => new ScriptedChatClient().WhenPromptContains("Plan for", Reply.Json(tasks));
}
