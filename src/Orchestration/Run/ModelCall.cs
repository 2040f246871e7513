using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>One model call where something is switched on: counted against the budgets, traced, and streamed where someone reads along.</summary>
internal static class ModelCall
{
    public static async Task<ChatResponse> GetResponseAsync(
        StepCall call, IChatClient client, IList<ChatMessage> messages, ChatOptions? options, bool isText, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        call.Spending?.BeforeCall(call.Origin);
        ChatTelemetry? telemetry = ChatTelemetry.Start(call, client, options);
        ChatResponse? response;
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

        Count(call, response?.Usage);
        telemetry?.Succeed(response);
        return response!;
    }

    private static void Count(StepCall call, UsageDetails? usage)
    {
        long output = usage?.OutputTokenCount ?? 0;
        long input = usage?.InputTokenCount ?? Math.Max(0, (usage?.TotalTokenCount ?? 0) - output);
        call.Spending?.AfterCall(input, output);
    }

    private static async Task<ChatResponse> StreamAsync(
        StepCall call, IChatClient client, IList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
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
