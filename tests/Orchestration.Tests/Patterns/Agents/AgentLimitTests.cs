using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Agents;

/// <summary>What bounds an agent, and what the model is told when it oversteps.</summary>
public sealed class AgentLimitTests
{
    [Theory]
    [InlineData("Find", "{}", "'query' is missing.")]
    [InlineData("Find", """{"query":7}""", "'query' is 7, which does not fit {\"type\":\"string\"}")]
    [InlineData("Find", """{"query":null}""", "'query' is null, but must have a value.")]
    [InlineData("Find", """{"query":"x","asker":"Eve"}""", "There is no argument 'asker'; it takes 'query', 'hint'.")]
    [InlineData("Measure", """{"place":{"city":"Oslo"},"unit":"Kelvin"}""", "'unit' is \"Kelvin\", which is none of \"Celsius\", \"Fahrenheit\".")]
    [InlineData("Measure", """{"place":{"city":"Oslo"},"unit":0}""", "'unit' is 0, which is none of")]
    [InlineData("Measure", """{"place":{},"days":"two"}""", "'days' is \"two\", which does not fit")]
    [InlineData("Measure", """{"place":{},"days":"two"}""", "'place' is {}, which does not fit")]
    [InlineData("Fly", "{}", "There is no tool 'Fly'. The tools are: Measure, Find, write_down.")]
    public async Task ACallThatCannotRunGoesBackWithWhatIsWrong(string tool, string arguments, string reason)
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling(tool, arguments), Reply.Text("sorry")));
        var weather = new Weather(client);

        Assert.Equal("sorry", await weather.RunAsync("x", "Ada"));

        Assert.Empty(weather.Log);
        Assert.StartsWith("Error: ", Tools.Results(client.Calls[1])[0].Text);
        Assert.Contains(reason, Tools.Results(client.Calls[1])[0].Text);
    }

    [Fact]
    public async Task ArgumentsThatAreNoJsonGoBack()
    {
        var broken = new FunctionCallContent("1", "Find") { Exception = new FormatException("no brace") };
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Reply.ToolCalls("", broken), Reply.Text("sorry")));

        Assert.Equal("sorry", await new Weather(client).RunAsync("x", "Ada"));

        Assert.Equal("Error: The arguments of 'Find' cannot be read: no brace", Tools.Results(client.Calls[1])[0].Text);
    }

    [Fact]
    public async Task ArgumentsMayBePlainObjects()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Reply.ToolCall("Measure", new Dictionary<string, object?> { ["place"] = new { city = "Oslo" }, ["unit"] = "celsius", ["days"] = 2 }),
            Reply.Text("done")));
        var weather = new Weather(client);

        await weather.RunAsync("x", "Ada");

        Assert.Equal(["Measure Place { City = Oslo, Country =  } Celsius 2"], weather.Log);
    }

    [Fact]
    public async Task OnTheLastTurnNoToolsAreOffered()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Tools.Calling("Find", """{"query":"1"}"""), Tools.Calling("Find", """{"query":"2"}"""), Tools.Calling("Find", """{"query":"3"}"""), Reply.Text("so be it")));

        Assert.Equal("so be it", await new Weather(client).RunAsync("x", "Ada"));

        Assert.Equal([true, true, true, false], client.Calls.Select(Tools.OffersTools));
        Assert.Equal(Weather.MaxCalls, client.CallCount);
    }

    [Fact]
    public async Task AModelThatStillCallsThenExhaustsTheAgent()
    {
        int calls = 0;
        var client = new ScriptedChatClient().Otherwise(Reply.FromResponse(_ => new ChatResponse(new ChatMessage(
            ChatRole.Assistant, [new TextContent($"thought {++calls}"), Tools.Call($"{calls}", "Find", $$"""{"query":"{{calls}}"}""")]))));
        var weather = new Weather(client);

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => weather.RunAsync("x", "Ada"));

        Assert.Equal(("thought 4", 4), (exhausted.Best, exhausted.Rounds));
        Assert.Contains("none are offered any more", exhausted.Message);
        Assert.Equal(3, weather.Log.Count);
        Assert.Equal(Weather.MaxCalls, client.CallCount);
    }

    [Fact]
    public async Task TheSameCallForTheThirdTimeExhaustsTheAgentAndIsNotMade()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Tools.Calling("Find", """{"query":"x", "hint":null}"""), Tools.Calling("Find", """{ "hint": null, "query": "x" }"""), Tools.Calling("Find", """{"query":"x","hint":null}""")));
        var weather = new Weather(client);

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => weather.RunAsync("x", "Ada"));

        Assert.Equal((null, 3), (exhausted.Best, exhausted.Rounds));
        Assert.Contains("the same call for the third time", exhausted.Message);
        Assert.Equal(2, weather.Log.Count);
    }

    [Fact]
    public void HalfACharacterInAnArgumentIsNoEndOfTheRun()
    {
        var half = Reading(JsonElement.Parse("\"\\ud83d\""));
        var other = Reading(JsonElement.Parse("\"\\ud83e\""));

        Assert.StartsWith("'query' is \"\\ud83d\", which does not fit", new FunctionParameter<string>("query").TryRead(PipelineJson.BuiltIn, half.Arguments!["query"], out _));
        Assert.False(RepeatedCalls.HasThird([half, other, half], 0));
        Assert.True(RepeatedCalls.HasThird([half, half, half], 0));

        static FunctionCallContent Reading(JsonElement query) => new("1", "Find", new Dictionary<string, object?> { ["query"] = query });
    }

    [Fact]
    public async Task CallsBeyondTheBudgetAreRefusedAndNoMoreAreOffered()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Reply.ToolCalls(
                "",
                Tools.Call("1", "Add", """{"a":1,"b":1}"""),
                Tools.Call("2", "Add", """{"a":1,"b":2}"""),
                Tools.Call("3", "Add", """{"a":1,"b":3}""")),
            Reply.Json(6)));
        var counting = new Counting(client);

        Assert.Equal(new Outcome<int>.Completed(6), await counting.RunAsync("x"));

        Assert.Equal(2, counting.Sums.Count);
        Assert.Equal(("3", "Error: The 2 tool calls that are allowed are used up; answer with what you know."), Tools.Results(client.Calls[1])[2]);
        Assert.Equal([true, false], client.Calls.Select(Tools.OffersTools));
    }

    [Fact]
    public async Task AnOutcomeEntryReturnsExhausted()
    {
        int calls = 0;
        var client = new ScriptedChatClient().Otherwise(Reply.FromResponse(_ => new ChatResponse(new ChatMessage(
            ChatRole.Assistant, [Tools.Call("1", "Add", $$"""{"a":{{++calls}},"b":1}""")]))));

        Assert.Equal(new Outcome<int>.Exhausted(0, 3), await new Counting(client).RunAsync("x"));
    }

    [Fact]
    public async Task WhatWasLastWrittenIsReturnedWhereThatIsWanted()
    {
        var call = Tools.Call("1", "Search", """{"query":"x"}""");
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Reply.ToolCalls("first", call), Reply.ToolCalls("second", call), Reply.ToolCalls("", call)));
        var silent = new ScriptedChatClient().Otherwise(Reply.ToolCalls("", call));

        Assert.Equal("second", await new Resilient(client, client).RunAsync("x"));
        await Assert.ThrowsAsync<ExhaustedException>(() => new Resilient(silent, silent).RunAsync("x"));
    }

    [Fact]
    public async Task AnUnreadableAnswerIsAskedForAgainWithoutToolsAndBeyondTheTurns()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Tools.Calling("Add", """{"a":1,"b":1}"""), Tools.Calling("Unknown", "{}"), Reply.Text("two"), Reply.Text("2")));

        Assert.Equal(new Outcome<int>.Completed(2), await new Counting(client).RunAsync("x"));

        Assert.Equal(Counting.MaxCalls, client.CallCount);
        Assert.Equal([true, true, false, false], client.Calls.Select(Tools.OffersTools));
        Assert.Equal(["two", "That reply cannot be read"], client.Calls[3].Messages.TakeLast(2).Select(message => message.Text.Split(':')[0]));
    }

    [Fact]
    public async Task AfterTheLastRepairTheRunFails()
    {
        var client = new ScriptedChatClient().Otherwise("two");

        var failed = Assert.IsType<Outcome<int>.Failed>(await new Counting(client).RunAsync("x"));

        var unreadable = Assert.IsType<StepOutputException>(failed.Exception);
        Assert.Equal(("two", "Answer[2]"), (unreadable.RawReply, unreadable.StepPath));
        Assert.Equal(2, client.CallCount);
    }

    [Fact]
    public async Task AReplyThatWasCutShortIsAFailureWhateverItCalls()
    {
        var client = new ScriptedChatClient().Otherwise(Tools.Calling("Find", """{"query":"x"}""").WithFinishReason(ChatFinishReason.Length));
        var weather = new Weather(client);

        var failure = await Assert.ThrowsAsync<StepOutputException>(() => weather.RunAsync("x", "Ada"));

        Assert.Equal("Answer[1]", failure.StepPath);
        Assert.Empty(weather.Log);
    }

    [Fact]
    public async Task AnEmptyAnswerIsAFailure()
    {
        var client = new ScriptedChatClient().Otherwise(" ");

        await Assert.ThrowsAsync<StepOutputException>(() => new Weather(client).RunAsync("x", "Ada"));
    }

    [Fact]
    public async Task TheBudgetCountsEveryTurn()
    {
        int calls = 0;
        var client = new ScriptedChatClient().Otherwise(Reply.FromResponse(_ => new ChatResponse(new ChatMessage(
            ChatRole.Assistant, [Tools.Call("1", "Look", $$"""{"anything":{{++calls}}}""")]))));

        var exceeded = await Assert.ThrowsAsync<BudgetExceededException>(() => new Conversation(client).RunAsync(
            [], new TextContent("x"), new RunOptions { Budget = new RunBudget { MaxCalls = 2 } }));

        Assert.Equal("Answer[3]", exceeded.StepPath);
        Assert.Equal(2, client.CallCount);
    }
}
