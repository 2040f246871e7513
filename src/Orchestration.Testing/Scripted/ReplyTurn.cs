using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>The answer to one call, and how it is delivered.</summary>
internal sealed record ReplyTurn(Func<ChatRequest, CancellationToken, ValueTask<ChatResponse>> Answer)
{
    public ChatFinishReason? FinishReason { get; init; }
    public Func<string, IEnumerable<string>> Chunk { get; init; } = TextChunks.Words;
    public TimeSpan Delay { get; init; }
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public async ValueTask<ChatResponse> RespondAsync(ChatRequest request, string modelId, CancellationToken cancellationToken)
    {
        if (Delay > TimeSpan.Zero)
            await Task.Delay(Delay, Time, cancellationToken).ConfigureAwait(false);
        ChatResponse response = await Answer(request, cancellationToken).ConfigureAwait(false);
        response.FinishReason = FinishReason ?? response.FinishReason ?? ChatFinishReason.Stop;
        response.ModelId ??= modelId;
        response.Usage ??= TokenEstimate.Of(request, response);
        return response;
    }
}
