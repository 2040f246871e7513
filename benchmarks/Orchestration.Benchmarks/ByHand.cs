using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>
/// The same orchestrations as an experienced developer would write them by hand for speed: one method each, the same checks of replies,
/// one repair, the schema made once.
/// </summary>
internal static class ByHand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    private static readonly ChatResponseFormat VerdictFormat = ChatResponseFormat.ForJsonSchema<Verdict>(Json);

    public static async Task<string> TextChainAsync(IChatClient client, string topic, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string outline = Text(await client.GetResponseAsync(Prompt($"Outline an article about {topic}."), null, cancellationToken).ConfigureAwait(false));
        cancellationToken.ThrowIfCancellationRequested();
        string draft = Text(await client.GetResponseAsync(Prompt($"Write the article from this outline:\n{outline}"), null, cancellationToken).ConfigureAwait(false));
        cancellationToken.ThrowIfCancellationRequested();
        return Text(await client.GetResponseAsync(Prompt($"Polish this article:\n{draft}"), null, cancellationToken).ConfigureAwait(false));
    }

    public static async Task<Verdict> TypedStepAsync(IChatClient client, string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ChatMessage[] messages = Prompt($"Judge this:\n{text}");
        ChatResponse response = await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = VerdictFormat }, cancellationToken).ConfigureAwait(false);
        if (TryRead(response, out Verdict? verdict, out string? problem))
        {
            return verdict!;
        }

        response = await client.GetResponseAsync(Repair(messages, response, problem!), new ChatOptions { ResponseFormat = VerdictFormat }, cancellationToken).ConfigureAwait(false);
        return TryRead(response, out verdict, out problem) ? verdict! : throw new InvalidOperationException(problem);
    }

    public static async Task<string> ThreeRoundsAsync(IChatClient writer, IChatClient judge, string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string draft = Text(await writer.GetResponseAsync(Prompt($"Translate:\n{text}"), null, cancellationToken).ConfigureAwait(false));
        for (int round = 1; ; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ChatMessage[] messages = Prompt($"Judge:\n{text}\n{draft}");
            ChatResponse response = await judge.GetResponseAsync(messages, new ChatOptions { ResponseFormat = VerdictFormat }, cancellationToken).ConfigureAwait(false);
            if (!TryRead(response, out Verdict? verdict, out string? problem))
            {
                response = await judge.GetResponseAsync(Repair(messages, response, problem!), new ChatOptions { ResponseFormat = VerdictFormat }, cancellationToken).ConfigureAwait(false);
                if (!TryRead(response, out verdict, out problem))
                {
                    throw new InvalidOperationException(problem);
                }
            }

            if (verdict!.Accepted || round == 3)
            {
                return draft;
            }

            cancellationToken.ThrowIfCancellationRequested();
            draft = Text(await writer.GetResponseAsync(Prompt($"Improve:\n{text}\n{draft}\n{verdict.Feedback}"), null, cancellationToken).ConfigureAwait(false));
        }
    }

    private static ChatMessage[] Prompt(string text) => [new(ChatRole.User, text)];

    private static ChatMessage[] Repair(ChatMessage[] messages, ChatResponse response, string problem) =>
        [.. messages, new(ChatRole.Assistant, response.Text), new(ChatRole.User, problem)];

    private static string Text(ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.Length || response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new InvalidOperationException("cut short");
        }

        string text = response.Text;
        return string.IsNullOrWhiteSpace(text) ? throw new InvalidOperationException("empty") : text;
    }

    private static bool TryRead(ChatResponse response, out Verdict? verdict, out string? problem)
    {
        verdict = null;
        problem = null;
        try
        {
            verdict = JsonSerializer.Deserialize<Verdict>(Text(response), Json);
            return verdict is not null;
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
            return false;
        }
    }
}
