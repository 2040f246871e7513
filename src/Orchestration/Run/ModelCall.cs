using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>One model call where something is switched on: counted against the budgets, traced, and streamed where someone reads along.</summary>
internal static class ModelCall
{
    public static async Task<ChatResponse> GetResponseAsync(
        StepCall call, IChatClient client, ChatMessage[] messages, ChatOptions? options, bool isText, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        call.Spending?.BeforeCall(call.Origin);
        ChatTelemetry? telemetry = ChatTelemetry.Start(call, client, options);
        ChatResponse response;
        try
        {
            response = isText && call.Scope is { IsStreaming: true }
                ? await StreamAsync(call, client, messages, options, cancellationToken).ConfigureAwait(false)
                : await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            telemetry?.Fail(exception);
            throw;
        }

        call.Spending?.AfterCall(response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
        telemetry?.Succeed(response);
        return response;
    }

    private static async Task<ChatResponse> StreamAsync(
        StepCall call, IChatClient client, ChatMessage[] messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            // An attempt that was given up must not be heard of any more.
            cancellationToken.ThrowIfCancellationRequested();
            updates.Add(update);
            if (update.Text is { Length: > 0 } text)
            {
                call.Said(text);
            }
        }

        return updates.ToChatResponse();
    }
}
