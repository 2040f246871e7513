using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Chains;

public sealed class ChainTests
{
    [Fact]
    public async Task EachStepReadsTheOnesBeforeIt()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Outline tides", "an outline")
            .WhenPromptContains("Draft from an outline", "a draft")
            .WhenPromptContains("Polish a draft", "the article");

        Assert.Equal("the article", await new Article(client).RunAsync("tides", "children"));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task TheSystemMessageIsTheStepsOrTheClasss()
    {
        var client = new ScriptedChatClient().Otherwise("text");

        await new Article(client).RunAsync("tides", "children");

        Assert.Equal(
            ["You write for children.", "You draft.", "You write for children."],
            client.Calls.Select(call => call.Messages.Single(message => message.Role == ChatRole.System).Text));
    }

    [Fact]
    public async Task AStepMayReturnNothingAndTheEntryToo()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.Json(new { names = new[] { "Ada", "Grace" }, year = 1843 }));
        var pipeline = new Biography(client);

        await pipeline.RunAsync("notes");

        Assert.Equal(["Ada,Grace1843"], pipeline.Log);
    }

    [Fact]
    public async Task ARefusingVerifierRejectsTheRunAndNothingRunsOn()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.Json(new { names = Array.Empty<string>(), year = 1843 }));
        var pipeline = new Biography(client);

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => pipeline.RunAsync("notes"));

        Assert.Equal("HasNames", rejected.Step);
        Assert.Empty(pipeline.Log);
    }

    [Fact]
    public async Task RepairsAndRetriesStayWithinTheBound()
    {
        var client = new ScriptedChatClient().Otherwise("{}");

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Biography(client).RunAsync("notes"));

        Assert.Equal("{}", unreadable.RawReply);
        Assert.Equal("Extract", unreadable.StepPath);
        Assert.Equal(6, client.CallCount);
        Assert.Equal(6, Biography.MaxCalls);
    }

    [Fact]
    public async Task EachVerifierSendsTheStepBackAsOftenAsItSaysAndTheWorstCaseIsTheBound()
    {
        int polite = 0;
        var client = new ScriptedChatClient()
            .WhenPromptContains("Write about", "letter")
            .WhenPromptContains("Polite?", Reply.From(_ => Verdict(++polite % 2 == 0)))
            .WhenPromptContains("True?", Reply.From(_ => Verdict(false)));

        Outcome<string> outcome = await new Letter(client).RunAsync("rent");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(outcome);
        Assert.Equal(("IsTrue", "letter"), (rejected.Step, rejected.Value));
        // (write + polite) twice before each of the two looks at the truth; every reply is readable, so no repairs.
        Assert.Equal(10, client.CallCount);
        Assert.Equal(((1 + 2) * 2 + 2) * 2, Letter.MaxCalls);

        static string Verdict(bool accepted) => $$"""{"feedback":"hm","accepted":{{(accepted ? "true" : "false")}},"score":null}""";
    }

    [Fact]
    public async Task AFallbackRunsWhenTheStepFailed()
    {
        var weak = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down")));
        var strong = new ScriptedChatClient().Otherwise("strong answer");

        Assert.Equal("strong answer", await new Answer(weak, strong).RunAsync("why?"));
        Assert.Equal((1, 1), (weak.CallCount, strong.CallCount));
        Assert.Equal(2, Answer.MaxCalls);
    }

    [Fact]
    public async Task AFallbackMayFallBackItself()
    {
        var down = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down")));

        Assert.Equal("Sorry about why?", await new Answer(down, down).RunAsync("why?"));
    }

    [Fact]
    public async Task CancellationDoesNotFallBack()
    {
        using var cancellation = new CancellationTokenSource();
        var weak = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "";
        }));
        var strong = new ScriptedChatClient().Otherwise("strong answer");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Answer(weak, strong).RunAsync("why?", cancellation.Token));
        Assert.Equal(0, strong.CallCount);
    }

    [Fact]
    public async Task ABudgetThatHoldsLetsTheRunThrough()
    {
        var client = new ScriptedChatClient().Otherwise("x");

        Assert.Equal("x", await new Thrifty(client).RunAsync("text"));
        Assert.Equal(2, Thrifty.MaxCalls);
    }

    [Fact]
    public async Task AClassWithoutConstructorTakesAClientAndOptionsReachTheRun()
    {
        var client = new ScriptedChatClient().Otherwise("x");
        var events = new List<RunEvent>();

        await new Bare(client).RunAsync("text", new RunOptions { RunId = "run-7", Progress = new Listener(events) });

        Assert.All(events, e => Assert.Equal("run-7", e.RunId));
        Assert.Contains(events, e => e is StepCompleted { Path: "Say" });
    }

    private sealed class Listener(List<RunEvent> events) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => events.Add(value);
    }
}
