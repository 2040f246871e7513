using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Agents;

/// <summary>Verifiers, fallbacks, retries, cancellation and events of an agent, and clients that invoke functions themselves.</summary>
public sealed class AgentFailureTests
{
    [Fact]
    public async Task ARefusedAnswerGoesOnWithTheReasonAndWithWhatIsKnown()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Tools.Calling("Look", """{"what":"map"}"""), Reply.Text("much too long"), Tools.Calling("Look", """{"what":"map"}"""), Reply.Text("short")));

        Assert.Equal("short!", await new Checked(client).RunAsync(" where? "));

        Assert.Equal(
            ["Answer where?. ", "", "", "much too long", "Answer where?. It is too long.", "", ""],
            client.Calls[3].Messages.Select(message => message.Text));
        Assert.Equal([true, false, true, false], client.Calls.Select(Tools.OffersTools));
    }

    [Fact]
    public async Task AnAnswerThatIsRefusedForGoodRejectsTheRun()
    {
        var client = new ScriptedChatClient().Otherwise("much too long");

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Checked(client).RunAsync("x"));

        Assert.Equal(("IsShort", "much too long", 2), (rejected.Step, rejected.Value, client.CallCount));
    }

    [Fact]
    public async Task ATurnIsRetriedByItself()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Tools.Calling("Look", """{"what":"map"}"""), Reply.Throws(new HttpRequestException("gone")), Reply.Text("short")));

        Assert.Equal("short!", await new Checked(client).RunAsync("x"));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task AnotherModelTakesTheTurnOverWithAllThatWasSaid()
    {
        var weak = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling("Search", """{"query":"x"}"""), Reply.Throws(new HttpRequestException("gone")), Reply.Text("weak")));
        var strong = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling("Search", """{"query":"y"}""")));

        Assert.Equal("weak", await new Resilient(weak, strong).RunAsync("x"));

        Assert.Equal("Strongly x", strong.Calls[0].Messages[0].Text);
        Assert.Equal([("call-Search", "remembered x")], Tools.Results(strong.Calls[0]));
        Assert.True(Tools.OffersTools(strong.Calls[0]));
        Assert.Equal([("call-Search", "remembered y")], Tools.Results(weak.Calls[2]));
    }

    [Fact]
    public async Task CodeThatStandsInForTheModelAnswers()
    {
        var broken = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("gone")));

        Assert.Equal("no idea of x", await new Resilient(broken, broken).RunAsync("x"));
        Assert.Equal(2, broken.CallCount);
    }

    [Fact]
    public async Task AToolsOwnExceptionEndsTheRunUnwrapped()
    {
        var client = new ScriptedChatClient().Otherwise(Tools.Calling("Break", """{"how":"loudly"}"""));

        var exception = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Resilient(client, client).RunAsync("x"));

        Assert.Equal("loudly", exception.Message);
    }

    [Fact]
    public async Task CancellationSurfacesFromTheModelAndFromATool()
    {
        using var before = new CancellationTokenSource();
        await before.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Weather(new ScriptedChatClient()).RunAsync("x", "Ada", before.Token));

        using var during = new CancellationTokenSource();
        var slow = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await during.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "";
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Weather(slow).RunAsync("x", "Ada", during.Token));

        using var between = new CancellationTokenSource();
        var calling = new ScriptedChatClient().Otherwise(Reply.FromResponse(_ =>
        {
            between.Cancel();
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, [Tools.Call("1", "Find", """{"query":"x"}""")]));
        }));
        var weather = new Weather(calling);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => weather.RunAsync("x", "Ada", between.Token));
        Assert.Empty(weather.Log);
    }

    [Fact]
    public async Task TheStreamTellsOfTurnsToolsAndRefusals()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Reply.ToolCalls("Hm.", Tools.Call("1", "Find", """{"query":"x"}"""), Tools.Call("2", "Fly", "{}")), Reply.Text("so it is")));
        var events = new List<RunEvent>();

        await foreach (RunEvent e in new Weather(client).StreamAsync("x", "Ada"))
        {
            events.Add(e);
        }

        Assert.Equal(
            [
                "RunStarted ", "RoundStarted ", "StepStarted Answer[1]", "TextDelta Answer[1]", "StepCompleted Answer[1]",
                "StepStarted Find[1][1]", "StepCompleted Find[1][1]", "ToolCallRefused ", "RoundStarted ",
                "StepStarted Answer[2]", "TextDelta Answer[2]", "TextDelta Answer[2]", "TextDelta Answer[2]", "StepCompleted Answer[2]", "RunFinished`1 ",
            ],
            events.Select(e => $"{e.GetType().Name} {e.Path}"));
        Assert.Equal("so it is", string.Concat(events.OfType<TextDelta>().Where(delta => delta.Path == "Answer[2]").Select(delta => delta.Text)));
        Assert.Equal(4, events.OfType<RoundStarted>().Last().MaxRounds);
    }

    [Fact]
    public async Task TheInputHashCoversWhatWasSaid()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling("Look", """{"anything":1}"""), Reply.Text("done")));
        var events = new List<RunEvent>();

        await new Conversation(client).RunAsync([], new TextContent("x"), new RunOptions { Progress = new Listener(events) });

        string[] hashes = [.. events.OfType<StepStarted>().Where(started => started.Step == "Answer").Select(started => started.InputHash)];
        Assert.Equal(2, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Equal(64, hash.Length));
    }

    [Fact]
    public async Task AClientThatInvokesFunctionsLeavesTheToolsToTheLoop()
    {
        var model = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Reply.ToolCalls("", Tools.Call("a", "Clock", "{}")),
            Reply.ToolCalls("", Tools.Call("b", "Find", """{"query":"ferries"}""")),
            Reply.Text("at noon")));
        var weather = new Weather(new InvokingClient(model, AIFunctionFactory.Create(() => "11:00", "Clock")));

        Assert.Equal("at noon", await weather.RunAsync("when?", "Ada"));

        Assert.Equal(["Find ferries - for Ada"], weather.Log);
        Assert.Equal(["a", "b"], model.Calls[2].Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.CallId));
    }

    /// <summary>Invokes functions of its own and those it is offered, and hands back a call of what cannot be invoked.</summary>
    private sealed class InvokingClient(IChatClient inner, AIFunction own) : DelegatingChatClient(inner)
    {
        public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            List<ChatMessage> all = [.. messages];
            List<ChatMessage> said = [];
            for (int turn = 0; turn < 40; turn++)
            {
                ChatResponse response = await base.GetResponseAsync([.. all, .. said], options, cancellationToken);
                said.AddRange(response.Messages);
                FunctionCallContent[] calls = [.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];
                AIFunction?[] found = [.. calls.Select(call => (options?.Tools ?? []).Append(own).OfType<AIFunction>().FirstOrDefault(function => function.Name == call.Name))];
                if (calls.Length == 0 || found.Any(function => function is null))
                {
                    return new ChatResponse(said) { FinishReason = response.FinishReason };
                }

                foreach ((FunctionCallContent call, AIFunction? function) in calls.Zip(found))
                {
                    said.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, await function!.InvokeAsync(new(call.Arguments), cancellationToken))]));
                }
            }

            throw new InvalidOperationException("The model still calls functions after 40 turns.");
        }

        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Stream(messages, options, cancellationToken);

        private async IAsyncEnumerable<ChatResponseUpdate> Stream(IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (ChatResponseUpdate update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }
        }
    }
}
