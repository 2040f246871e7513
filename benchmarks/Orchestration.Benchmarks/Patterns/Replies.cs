using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>What the hand-written forms have in common: the checks of a reply, one repair, and schemas that are made once.</summary>
internal static class Replies
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

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

    public static async Task<T> AskAsync<T>(IChatClient client, string prompt, CancellationToken cancellationToken)
        where T : class
    {
        ChatMessage[] messages = Prompt(prompt);
        ChatResponse response = await client.GetResponseAsync(messages, Options<T>(), cancellationToken).ConfigureAwait(false);
        return TryRead(response, out T? value, out string? problem)
            ? value!
            : await RepairAsync<T>(client, messages, response, problem!, cancellationToken).ConfigureAwait(false);
    }

    public static ChatOptions Options<T>() => new() { ResponseFormat = Format<T>.Value };

    public static bool TryRead<T>(ChatResponse response, out T? value, out string? problem)
        where T : class
    {
        value = null;
        problem = null;
        try
        {
            value = JsonSerializer.Deserialize<T>(Text(response), Json);
            problem = value is null ? "It is null." : null;
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
        }

        return value is not null;
    }

    public static async Task<T> RepairAsync<T>(
        IChatClient client, ChatMessage[] messages, ChatResponse response, string problem, CancellationToken cancellationToken)
        where T : class
    {
        ChatMessage[] again = [.. messages, new(ChatRole.Assistant, response.Text), new(ChatRole.User, problem)];
        response = await client.GetResponseAsync(again, Options<T>(), cancellationToken).ConfigureAwait(false);
        return TryRead(response, out T? value, out string? still) ? value! : throw new InvalidOperationException(still);
    }

    private static class Format<T>
    {
        public static readonly ChatResponseFormat Value = ChatResponseFormat.ForJsonSchema<T>(Json);
    }
}
