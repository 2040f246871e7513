using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;
using Orchestration.Tests.Patterns.Agents;

namespace Orchestration.Tests.Serving;

/// <summary>Pipelines as functions that models call, and as chat clients.</summary>
public sealed class ServingTests
{
    [Fact]
    public async Task AFunctionIsNamedAfterTheClassAndToldByItsDocumentation()
    {
        AIFunction greeting = new Greeting(new ScriptedChatClient().WhenPromptContains("Greet Ada in French", "Salut")).AsAIFunction();

        Assert.Equal(("Greeting", "Greets somebody in language."), (greeting.Name, greeting.Description));
        Assert.Equal(
            """{"type":"object","properties":{"name":{"type":"string","description":"Whom."},"language":{"type":"string","description":"Which language.","default":"English"}},"required":["name"],"additionalProperties":false}""",
            greeting.JsonSchema.GetRawText());
        Assert.Equal("Salut", await greeting.InvokeAsync(new() { ["name"] = "Ada", ["language"] = "French" }));
    }

    [Fact]
    public async Task WhatIsLeftOutHasItsDefault()
    {
        AIFunction greeting = new Greeting(new ScriptedChatClient().WhenPromptContains("Greet Ada in English", "Hello")).AsAIFunction();

        Assert.Equal("Hello", await greeting.InvokeAsync(new() { ["name"] = JsonSerializer.SerializeToElement("Ada") }));
    }

    [Fact]
    public async Task ArgumentsAndResultsOfOnesOwnTypesAreJson()
    {
        AIFunction thermometer = new Thermometer().AsAIFunction();

        object? result = await thermometer.InvokeAsync(new(Tools.Call("1", "Thermometer", """{"place":{"city":"Oslo"},"unit":"Fahrenheit"}""").Arguments));

        Assert.Equal("Says how warm it is.", thermometer.Description);
        Assert.Equal("""{"summary":"Oslo in Fahrenheit","degrees":20}""", Assert.IsType<JsonElement>(result).GetRawText());
    }

    [Fact]
    public async Task ArgumentsThatDoNotFitAreSaidAndNothingRuns()
    {
        var client = new ScriptedChatClient();
        AIFunction greeting = new Greeting(client).AsAIFunction();

        var exception = await Assert.ThrowsAsync<ArgumentException>(async () => await greeting.InvokeAsync(new() { ["language"] = 7, ["nome"] = "x" }));

        Assert.Contains("There is no argument 'nome'; it takes 'name', 'language'. 'name' is missing. 'language' is 7", exception.Message);
        Assert.Equal(0, client.CallCount);
    }

    [Fact]
    public async Task AnOutcomeIsItsValueOrItsException()
    {
        Assert.Equal("good", await new Careful(new ScriptedChatClient().Otherwise("good")).AsAIFunction().InvokeAsync(new() { ["text"] = "x" }));
        await Assert.ThrowsAsync<ExhaustedException>(async () =>
            await new Careful(new ScriptedChatClient().Otherwise("bad")).AsAIFunction().InvokeAsync(new() { ["text"] = "x" }));
        await Assert.ThrowsAsync<ExhaustedException>(() => new Careful(new ScriptedChatClient().Otherwise("bad")).AsChatClient().GetResponseAsync("x"));
    }

    [Fact]
    public async Task AChatClientRepliesWithTheResultAndItsUsage()
    {
        using IChatClient client = new Careful(new ScriptedChatClient().WhenPromptContains("Write tea", "good")).AsChatClient();

        ChatResponse response = await client.GetResponseAsync([new(ChatRole.System, "s"), new(ChatRole.User, "tea"), new(ChatRole.Assistant, "?")]);

        Assert.Equal(("good", ChatFinishReason.Stop), (response.Text, response.FinishReason));
        Assert.True(response.Usage!.TotalTokenCount > 0);
        Assert.Equal("Orchestration.Tests.Serving.Careful", ((ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!).DefaultModelId);
    }

    [Fact]
    public async Task AConversationIsGivenWholeOrUpToTheQuestion()
    {
        var model = new ScriptedChatClient().Otherwise("yes");
        ChatMessage[] messages = [new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "Hi"), new(ChatRole.User, "Tea?")];

        Assert.Equal("3: Tea?", (await new Echo().AsChatClient().GetResponseAsync(messages)).Text);
        Assert.Equal("yes", (await new Helpdesk(model).AsChatClient().GetResponseAsync(messages)).Text);

        Assert.Equal(["Hello", "Hi", "Question: Tea?"], model.Calls[0].Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task AConversationWithoutAUserIsRefused()
    {
        using IChatClient client = new Careful(new ScriptedChatClient()).AsChatClient();

        await Assert.ThrowsAsync<ArgumentException>(() => client.GetResponseAsync([new(ChatRole.System, "s")]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.GetStreamingResponseAsync([]).ToChatResponseAsync());
    }

    [Fact]
    public async Task WhatIsSureIsStreamedAsItComes()
    {
        var model = new ScriptedChatClient().Otherwise(Reply.InTurn(Reply.ToolCalls("Hm.", Tools.Call("1", "Look", """{"what":"x"}""")), Reply.Text("so it is")));
        List<ChatResponseUpdate> updates = [];

        await foreach (ChatResponseUpdate update in new Helpdesk(model).AsChatClient().GetStreamingResponseAsync("Tea?"))
        {
            updates.Add(update);
        }

        Assert.True(updates.Count(update => update.MessageId == "Answer[2]" && update.Text.Length > 0) > 1);
        ChatResponse response = updates.ToChatResponse();
        Assert.Equal(["Hm.", "so it is"], response.Messages.Select(message => message.Text));
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Fact]
    public async Task WhatMayStillBeTakenBackComesAtTheEnd()
    {
        List<ChatResponseUpdate> updates = [];

        await foreach (ChatResponseUpdate update in new Careful(new ScriptedChatClient().Otherwise("good")).AsChatClient().GetStreamingResponseAsync("x"))
        {
            updates.Add(update);
        }

        Assert.Equal(["good", ""], updates.Select(update => update.Text));
    }

    [Fact]
    public void TheAuthorsOwnMembersStay() => Assert.Equal("mine", new Echo().AsAIFunction());

    [Fact]
    public async Task APipelineIsAToolOfAnAgentThatAnotherLibraryRuns()
    {
        var model = new ScriptedChatClient().Otherwise(Reply.InTurn(Tools.Calling("Greeting", """{"name":"Ada"}"""), Reply.Text("done")));
        AIFunction greeting = new Greeting(new ScriptedChatClient().Otherwise("Hello")).AsAIFunction();

        ChatResponse response = await model.GetResponseAsync("Greet Ada", new ChatOptions { Tools = [greeting] });
        FunctionCallContent call = response.Messages[0].Contents.OfType<FunctionCallContent>().Single();

        Assert.Equal("Hello", await greeting.InvokeAsync(new(call.Arguments)));
    }
}
