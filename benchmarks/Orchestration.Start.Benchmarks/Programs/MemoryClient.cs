using Microsoft.Extensions.AI;

namespace Orchestration.Start;

/// <summary>A client that answers from memory, after a yield as a real one does; a step that wants JSON is answered with some.</summary>
internal sealed class MemoryClient : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        string reply = options?.ResponseFormat is ChatResponseFormatJson ? """{"reasons":"It says what it is about.","isGood":true}""" : "Some text.";
        return new(new ChatMessage(ChatRole.Assistant, reply)) { FinishReason = ChatFinishReason.Stop };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Nothing streams here.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
