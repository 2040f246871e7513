using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Agents;

/// <summary>The normal way: a model calls tools until it answers.</summary>
public sealed class AgentTests
{
    [Fact]
    public async Task AnAnswerEndsTheRun()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Answer tea?", "yes");

        Assert.Equal("yes", await new Weather(client).RunAsync("tea?", "Ada"));
        Assert.Equal(1, client.CallCount);
    }

    [Fact]
    public async Task ToolsAreOfferedAsDeclarationsWithTheirDescriptions()
    {
        var client = new ScriptedChatClient().Otherwise("yes");

        await new Weather(client).RunAsync("tea?", "Ada");

        AIFunctionDeclaration[] tools = client.Calls[0].Options!.Tools!.Cast<AIFunctionDeclaration>().ToArray();
        Assert.All(tools, tool => Assert.IsNotAssignableFrom<AIFunction>(tool));
        Assert.Equal(["Measure", "Find", "write_down"], tools.Select(tool => tool.Name));
        Assert.Equal(["Says what the weather is.", "Finds places & names, like Place.", ""], tools.Select(tool => tool.Description ?? ""));
    }

    [Fact]
    public async Task ASchemaSaysWhatTheModelMayGiveAndNothingElse()
    {
        var client = new ScriptedChatClient().Otherwise("yes");

        await new Weather(client).RunAsync("tea?", "Ada");

        JsonElement measure = Tools.SchemaOf(client.Calls[0], "Measure");
        Assert.Equal("""["place"]""", measure.GetProperty("required").GetRawText());
        Assert.Equal("""{"type":"string","enum":["Celsius","Fahrenheit"],"description":"Celsius: degrees Celsius","default":"Celsius"}""", measure.GetProperty("properties").GetProperty("unit").GetRawText());
        Assert.Equal("""{"type":"integer","default":1}""", measure.GetProperty("properties").GetProperty("days").GetRawText());
        Assert.Equal("Where.", measure.GetProperty("properties").GetProperty("place").GetProperty("description").GetString());
        JsonElement find = Tools.SchemaOf(client.Calls[0], "Find");
        Assert.Equal(["query", "hint"], find.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.False(find.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public async Task SchemasAreMadeOnce()
    {
        var client = new ScriptedChatClient().Otherwise("yes");

        await new Weather(client).RunAsync("tea?", "Ada");
        await new Weather(client).RunAsync("milk?", "Ada");

        Assert.Equal(client.Calls[0].Options!.Tools!, client.Calls[1].Options!.Tools!);
    }

    [Fact]
    public async Task CallsRunInTheOrderGivenAndTheModelIsShownWhatTheyGave()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Reply.ToolCalls(
                "Let me see.",
                Tools.Call("1", "Find", """{"query": "ferries", "hint": "north"}"""),
                Tools.Call("2", "Measure", """{"place": {"city": "Oslo"}, "unit": "Fahrenheit"}"""),
                Tools.Call("3", "write_down", """{"text": "x"}""")),
            Reply.Text("done")));
        var weather = new Weather(client);

        Assert.Equal("done", await weather.RunAsync("ferry?", "Ada"));

        Assert.Equal(["Find ferries north for Ada", "Measure Place { City = Oslo, Country =  } Fahrenheit 1", "Note x"], weather.Log);
        IReadOnlyList<ChatMessage> messages = client.Calls[1].Messages;
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.Tool], messages.Select(message => message.Role));
        Assert.Equal("Let me see.", messages[2].Text);
        Assert.Equal([("1", "found ferries"), ("2", """{"summary":"fine in Oslo","degrees":68.9}"""[..40] + "\n[Cut here: the first 40 of 41 bytes are shown. Ask for less to see the rest.]"), ("3", "Done.")], Tools.Results(client.Calls[1]));
    }

    [Fact]
    public async Task ALongResultIsCutBetweenCharacters()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling("Find", """{"query":"long"}"""), Reply.Text("done")));

        await new Weather(client).RunAsync("ferry?", "Ada");

        Assert.Equal(
            string.Concat(Enumerable.Repeat("äöü€", 4)) + "äö\n[Cut here: the first 40 of 90 bytes are shown. Ask for less to see the rest.]",
            Tools.Results(client.Calls[1])[0].Text);
    }

    [Fact]
    public async Task ATypedAnswerIsAskedForWithItsSchemaFromTheFirstTurn()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling("Add", """{"a":1,"b":2}"""), Reply.Json(3)));
        var counting = new Counting(client);

        Assert.Equal(new Outcome<int>.Completed(3), await counting.RunAsync("sheep"));

        Assert.Equal([3], counting.Sums);
        Assert.All(client.Calls, call => Assert.IsType<ChatResponseFormatJson>(call.Options!.ResponseFormat));
        Assert.Equal([("call-Add", "3")], Tools.Results(client.Calls[1]));
    }

    [Fact]
    public async Task OtherPipelinesAreTools()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Sum up a long text", "short")
            .Otherwise(Reply.InTurn(Tools.Calling("Summarize", """{"text":"a long text"}"""), Reply.Text("known")));
        var events = new List<RunEvent>();

        string report = await new Report(client).RunAsync("tides", new RunOptions { Progress = new Listener(events) });

        Assert.Equal("known (signed)", report);
        Assert.Equal(
            ["Research", "Research/Answer[1]", "Research/Summarize[1][1]", "Research/Summarize[1][1]/Shorten", "Research/Answer[2]", "Sign"],
            events.OfType<StepStarted>().Select(started => started.Path));
    }

    [Fact]
    public async Task ConversationsAndPicturesGoBeforeTheCalls()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling("Look", """{"anything":{"a":[1]}}"""), Reply.Text("done")));
        var picture = new DataContent(new byte[] { 1 }, "image/png");

        await new Conversation(client).RunAsync([new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "Hi")], picture);

        IReadOnlyList<ChatMessage> messages = client.Calls[1].Messages;
        Assert.Equal(["Hello", "Hi", "Go on.", "", ""], messages.Select(message => message.Text));
        Assert.Contains(messages[2].Contents, content => content is DataContent);
        Assert.Equal("""{"a":[1]}""", Tools.Results(client.Calls[1])[0].Text);
    }

    [Fact]
    public async Task ToolsOfTheProvidersOwnStayBesideTheAgents()
    {
        var client = new ScriptedChatClient().Otherwise("done");

        await new Conversation(client).RunAsync([], new TextContent("x"));

        Assert.Equal(["HostedWebSearchTool", "DefaultAIFunctionDeclaration"], client.Calls[0].Options!.Tools!.Select(tool => tool.GetType().Name));
    }

    [Fact]
    public async Task AThousandCallsInOneReplyAreAnsweredInOrder()
    {
        FunctionCallContent[] calls = [.. Enumerable.Range(0, 1000).Select(i => Tools.Call($"{i}", "Find", $$"""{"query":"{{i}}"}"""))];
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(Reply.ToolCalls("", calls), Reply.Text("done")));

        Assert.Equal("done", await new Library(client).RunAsync("all"));

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => ($"{i}", $"found {i}")), Tools.Results(client.Calls[1]));
    }

    [Fact]
    public void TheFiguresFollowTheTable()
    {
        Assert.Equal(4, Weather.MaxCalls);
        Assert.Equal(3 + 1, Counting.MaxCalls);
        Assert.Equal(2 * (2 * 2), Checked.MaxCalls);
        Assert.Equal(3 + 3, Resilient.MaxCalls);
        Assert.Equal(2 + 8, Researcher.MaxCalls);
        Assert.Equal(Researcher.MaxCalls, Report.MaxCalls);
        Assert.Equal(Researcher.MaxCalls, Researcher.Depth);
    }
}
