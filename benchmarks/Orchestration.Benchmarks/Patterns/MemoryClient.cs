using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>A client that answers from memory, at once or after a yield, so that what is left to measure is the orchestration.</summary>
internal class MemoryClient(string reply, bool yields) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        yields ? RespondLaterAsync(messages) : Task.FromResult(Respond(messages));

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The benchmarks do not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => GC.SuppressFinalize(this);

    protected virtual ChatResponse Respond(IEnumerable<ChatMessage> messages) => new(new ChatMessage(ChatRole.Assistant, reply)) { FinishReason = ChatFinishReason.Stop };

    private async Task<ChatResponse> RespondLaterAsync(IEnumerable<ChatMessage> messages)
    {
        await Task.Yield();
        return Respond(messages);
    }
}

/// <summary>A client that calls a tool in each of its first turns, with other arguments each time, before it answers.</summary>
internal sealed class ToolCallingClient(string reply, bool yields, int turns) : MemoryClient(reply, yields)
{
    private readonly FunctionCallContent[] calls =
    [
        .. Enumerable.Range(0, turns).Select(turn => new FunctionCallContent($"call-{turn}", "FindDeparture", new Dictionary<string, object?>
        {
            ["harbour"] = JsonElement.Parse("\"Stromness\""),
            ["hour"] = JsonElement.Parse($"{turn + 6}"),
        })),
    ];

    protected override ChatResponse Respond(IEnumerable<ChatMessage> messages)
    {
        // Each turn has left a call and its result.
        int turn = (messages.Count() - 1) / 2;
        return turn < calls.Length
            ? new(new ChatMessage(ChatRole.Assistant, [calls[turn]])) { FinishReason = ChatFinishReason.ToolCalls }
            : base.Respond(messages);
    }
}
