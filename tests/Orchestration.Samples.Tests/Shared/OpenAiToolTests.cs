using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Samples.OpenAi;
using Orchestration.Tests.Http;

namespace Orchestration.Samples.Tests.Shared;

/// <summary>Functions, their calls and their results over real HTTP.</summary>
public sealed class OpenAiToolTests : IDisposable
{
    private static readonly AIFunction Add = AIFunctionFactory.Create((int left, int right) => left + right, "add", "Adds.");

    private readonly HttpClient http = new();

    [Fact]
    public async Task Functions_calls_and_results_are_sent_as_the_protocol_says()
    {
        await using var server = new LoopbackServer(request => request.Says("done"));
        ChatMessage[] messages =
        [
            new(ChatRole.User, "2 + 3?"),
            new(ChatRole.Assistant, [new TextContent("Let me see."), new FunctionCallContent("a", "add", new Dictionary<string, object?> { ["left"] = 2, ["right"] = JsonElement.Parse("3") }), new FunctionCallContent("b", "none")]),
            new(ChatRole.Tool, [new FunctionResultContent("a", 5), new FunctionResultContent("b", "Error: there is none.")]),
        ];

        await ClientOf(server).GetResponseAsync(messages, new ChatOptions { Tools = [Add], ToolMode = ChatToolMode.RequireSpecific("add"), AllowMultipleToolCalls = false });

        JsonElement body = Assert.Single(server.Requests).Body;
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse("""
                [
                  { "role": "user", "content": "2 + 3?" },
                  {
                    "role": "assistant", "content": "Let me see.",
                    "tool_calls": [
                      { "id": "a", "type": "function", "function": { "name": "add", "arguments": "{\"left\":2,\"right\":3}" } },
                      { "id": "b", "type": "function", "function": { "name": "none", "arguments": "{}" } }
                    ]
                  },
                  { "role": "tool", "tool_call_id": "a", "content": "5" },
                  { "role": "tool", "tool_call_id": "b", "content": "Error: there is none." }
                ]
                """),
            body.GetProperty("messages")), body.ToString());
        JsonElement tool = Assert.Single(body.GetProperty("tools").EnumerateArray());
        Assert.Equal(("add", "Adds."), (tool.GetProperty("function").GetProperty("name").GetString(), tool.GetProperty("function").GetProperty("description").GetString()));
        Assert.True(JsonElement.DeepEquals(Add.JsonSchema, tool.GetProperty("function").GetProperty("parameters")));
        Assert.Equal("add", body.GetProperty("tool_choice").GetProperty("function").GetProperty("name").GetString());
        Assert.False(body.GetProperty("parallel_tool_calls").GetBoolean());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_are_read_whole_and_from_pieces(bool streams)
    {
        await using var server = new LoopbackServer(request => request.WantsStream ? Pieces() : Whole());
        var options = new ChatOptions { Tools = [Add] };

        ChatResponse response = streams
            ? await ClientOf(server).GetStreamingResponseAsync("2 + 3?", options).ToChatResponseAsync()
            : await ClientOf(server).GetResponseAsync("2 + 3?", options);

        FunctionCallContent[] calls = [.. Assert.Single(response.Messages).Contents.OfType<FunctionCallContent>()];
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal([("a", "add"), ("b", "add")], calls.Select(call => (call.CallId, call.Name)));
        Assert.Equal(["2", "3"], calls[0].Arguments!.Values.Select(value => value!.ToString()));
        Assert.NotNull(calls[1].Exception);
    }

    public void Dispose() => http.Dispose();

    private static LoopbackReply Whole() => LoopbackReply.Json(new
    {
        id = "1",
        choices = new[]
        {
            new
            {
                message = new { content = (string?)null, tool_calls = new[] { Call("a", """{"left":2,"right":3}"""), Call("b", """{"left":""") } },
                finish_reason = "tool_calls",
            },
        },
    });

    private static LoopbackReply Pieces() => LoopbackReply.Events(
        (null, Chunk(new { role = "assistant", tool_calls = new[] { new { index = 0, id = "a", function = new { name = "add", arguments = "" } } } })),
        (null, Chunk(new { tool_calls = new[] { new { index = 0, function = new { arguments = """{"left":2,""" } } } })),
        (null, Chunk(new { tool_calls = new[] { new { index = 1, id = "b", function = new { name = "add", arguments = """{"left":""" } } } })),
        (null, Chunk(new { tool_calls = new[] { new { index = 0, function = new { arguments = "\"right\":3}" } } } })),
        (null, Chunk(new { }, "tool_calls")),
        (null, "[DONE]"));

    private static object Call(string id, string arguments) => new { id, type = "function", function = new { name = "add", arguments } };

    private static object Chunk(object delta, string? finishReason = null) => new { id = "1", choices = new[] { new { index = 0, delta, finish_reason = finishReason } } };

    private OpenAiCompatibleChatClient ClientOf(LoopbackServer server) => new(http, new Uri(server.Address, "v1"), "test-model", "key");
}
