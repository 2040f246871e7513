using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

/// <summary>Asks the offline client, and a text to ask it about.</summary>
internal static class Offline
{
    public const string Ferry = """
        The ferry Albatross leaves the harbour of Brest at noon. It carries 120 passengers and 30 cars to the island of Ouessant.
        The crossing takes two hours in good weather. In winter the ferry sails only on weekdays.
        Captain Maud Le Goff has steered it for ten years. Tickets cost 34 euros and are sold at the harbour office.

        Last week a storm damaged the ferry's hull. The yard expects the repair to take until 14 May 2026.
        Until then a smaller boat, the Sterne, replaces the Albatross. The Sterne carries no cars.
        The harbour office answers questions at office@harbour.example.
        """;

    public static Task<string> TextAsync(string prompt, int maxSentences = 3) => Ask.TextAsync(new OfflineChatClient(maxSentences), prompt);

    public static Task<T> FillAsync<T>(string prompt) => FillAsync<T>(new OfflineChatClient(), prompt);

    public static async Task<T> FillAsync<T>(IChatClient client, params ChatMessage[] messages)
    {
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<T>() };
        ChatResponse response = await client.GetResponseAsync(messages, options);
        return JsonSerializer.Deserialize<T>(response.Text, AIJsonUtilities.DefaultOptions)!;
    }

    public static Task<T> FillAsync<T>(IChatClient client, string prompt) => FillAsync<T>(client, new ChatMessage(ChatRole.User, prompt));

    /// <summary>The reply to a schema written by hand.</summary>
    public static async Task<JsonElement> FillAsync(string schema, string prompt)
    {
        using JsonDocument document = JsonDocument.Parse(schema);
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(document.RootElement.Clone()) };
        string reply = await Ask.TextAsync(new OfflineChatClient(), prompt, options);
        return JsonElement.Parse(reply);
    }
}
