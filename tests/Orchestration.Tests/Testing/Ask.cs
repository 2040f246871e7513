using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Testing;

/// <summary>Shorthand for calling a client as a step would.</summary>
internal static class Ask
{
    public static ChatOptions OfStep(string step) =>
        new() { AdditionalProperties = new() { ["orchestration.step"] = step } };

    public static async Task<string> TextAsync(IChatClient client, string prompt, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        (await client.GetResponseAsync(prompt, options, cancellationToken)).Text;

    public static async Task<List<ChatResponseUpdate>> StreamAsync(
        IChatClient client, string prompt, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(prompt, options, cancellationToken))
            updates.Add(update);
        return updates;
    }

    public static string TextOf(IEnumerable<ChatResponseUpdate> updates) => string.Concat(updates.Select(update => update.Text));
}
