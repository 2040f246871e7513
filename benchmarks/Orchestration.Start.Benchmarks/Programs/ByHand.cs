using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Start;

/// <summary>The same chains as an experienced developer writes them by hand, with the same checks of replies.</summary>
internal static class ByHand
{
    public static async Task<string> TextAsync(IChatClient client, string topic, CancellationToken cancellationToken)
    {
        string draft = await DraftAsync(client, topic, cancellationToken).ConfigureAwait(false);
        return Text(await client.GetResponseAsync(Prompt($"Polish this article:\n{draft}"), null, cancellationToken).ConfigureAwait(false));
    }

    public static async Task<string> DraftAsync(IChatClient client, string topic, CancellationToken cancellationToken)
    {
        string outline = Text(await client.GetResponseAsync(Prompt($"Outline an article about {topic}."), null, cancellationToken).ConfigureAwait(false));
        return Text(await client.GetResponseAsync(Prompt($"Write the article from this outline:\n{outline}"), null, cancellationToken).ConfigureAwait(false));
    }

    public static ChatMessage[] Prompt(string text) => [new(ChatRole.User, text)];

    public static string Text(ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.Length || response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new InvalidOperationException("cut short");
        }

        string text = response.Text;
        return string.IsNullOrWhiteSpace(text) ? throw new InvalidOperationException("empty") : text;
    }
}

/// <summary>The typed chain; a class of its own, so that a text chain does not make its schema.</summary>
internal static class ByHandJudge
{
    private static readonly JsonSerializerOptions Json = new(StartJson.Default.Options)
    {
        TypeInfoResolver = StartJson.Default,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    private static readonly ChatResponseFormat Format = ChatResponseFormat.ForJsonSchema(AIJsonUtilities.CreateJsonSchema(typeof(Judgement), serializerOptions: Json), nameof(Judgement));

    private static readonly System.Text.Json.Serialization.Metadata.JsonTypeInfo<Judgement> Type =
        (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Judgement>)Json.GetTypeInfo(typeof(Judgement));

    public static async Task<Judgement> JudgeAsync(IChatClient client, string topic, CancellationToken cancellationToken)
    {
        string draft = await ByHand.DraftAsync(client, topic, cancellationToken).ConfigureAwait(false);
        ChatMessage[] messages = ByHand.Prompt($"Judge this article:\n{draft}");
        ChatResponse response = await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = Format }, cancellationToken).ConfigureAwait(false);
        if (TryRead(response, out Judgement? judgement, out string? problem))
        {
            return judgement!;
        }

        messages = [.. messages, new(ChatRole.Assistant, response.Text), new(ChatRole.User, problem)];
        response = await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = Format }, cancellationToken).ConfigureAwait(false);
        return TryRead(response, out judgement, out problem) ? judgement! : throw new InvalidOperationException(problem);
    }

    private static bool TryRead(ChatResponse response, out Judgement? judgement, out string? problem)
    {
        problem = null;
        try
        {
            judgement = JsonSerializer.Deserialize(ByHand.Text(response), Type);
            return judgement is not null;
        }
        catch (JsonException exception)
        {
            judgement = null;
            problem = exception.Message;
            return false;
        }
    }
}
