using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>A client that answers from memory, at once or after a yield, so that what is left to measure is the orchestration.</summary>
internal sealed class MemoryClient(string reply, bool yields) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        yields ? RespondLaterAsync() : Task.FromResult(Respond());

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The benchmarks do not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private async Task<ChatResponse> RespondLaterAsync()
    {
        await Task.Yield();
        return Respond();
    }

    private ChatResponse Respond() => new(new ChatMessage(ChatRole.Assistant, reply)) { FinishReason = ChatFinishReason.Stop };
}
