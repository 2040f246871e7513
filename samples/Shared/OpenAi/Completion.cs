using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Samples.OpenAi;

/// <summary>Reads chat completions, whole and in pieces.</summary>
internal static class Completion
{
    public static ChatResponse Read(JsonElement completion)
    {
        JsonElement choice = FirstChoice(completion)
            ?? throw new HttpRequestException(HttpRequestError.InvalidResponse, "The server's reply is no chat completion: it has no choices.");
        JsonElement? message = Member(choice, "message");
        var reply = new ChatMessage(ChatRole.Assistant, [.. Contents(message), .. ToolCallsIn(completion, "message").Select(Call)]) { MessageId = Text(completion, "id") };
        return new ChatResponse(reply)
        {
            ResponseId = Text(completion, "id"),
            ModelId = Text(completion, "model"),
            FinishReason = FinishReason(choice, message),
            Usage = Usage(completion),
        };
    }

    public static ChatResponseUpdate ReadChunk(JsonElement chunk)
    {
        if (Member(chunk, "error") is { } error)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"The server broke off: {RequestFailure.MessageOf(error)}");
        }

        // The last chunk holds the usage and no choice.
        JsonElement? choice = FirstChoice(chunk);
        JsonElement? delta = choice is { } first ? Member(first, "delta") : null;
        var update = new ChatResponseUpdate(ChatRole.Assistant, Contents(delta))
        {
            ResponseId = Text(chunk, "id"),
            MessageId = Text(chunk, "id"),
            ModelId = Text(chunk, "model"),
            FinishReason = choice is { } named ? FinishReason(named, delta) : null,
        };
        if (Usage(chunk) is { } usage)
        {
            update.Contents.Add(new UsageContent(usage));
        }

        return update;
    }

    /// <summary>The tool calls, or the pieces of them, that a completion or a chunk of one holds.</summary>
    public static IEnumerable<JsonElement> ToolCallsIn(JsonElement completion, string member) =>
        FirstChoice(completion) is { } choice && Member(choice, member) is { } message && Member(message, "tool_calls") is { ValueKind: JsonValueKind.Array } calls
            ? calls.EnumerateArray()
            : [];

    private static FunctionCallContent Call(JsonElement call)
    {
        JsonElement? function = Member(call, "function");
        return CompletionTools.Call(
            Text(call, "id") ?? "",
            function is { } named ? Text(named, "name") ?? "" : "",
            function is { } given ? Text(given, "arguments") ?? "" : "");
    }

    private static JsonElement? FirstChoice(JsonElement completion) =>
        Member(completion, "choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0 ? choices[0] : null;

    private static List<AIContent> Contents(JsonElement? message) => message switch
    {
        { } said when Text(said, "content") is { Length: > 0 } text => [new TextContent(text)],
        { } said when Text(said, "refusal") is { Length: > 0 } refusal => [new ErrorContent(refusal) { ErrorCode = "refusal" }],
        _ => [],
    };

    /// <summary>A model that refuses ends with "stop"; what it says is no answer all the same.</summary>
    private static ChatFinishReason? FinishReason(JsonElement choice, JsonElement? message) =>
        message is { } said && Text(said, "refusal") is { Length: > 0 } ? ChatFinishReason.ContentFilter
        : Text(choice, "finish_reason") is { Length: > 0 } reason ? new ChatFinishReason(reason)
        : null;

    private static UsageDetails? Usage(JsonElement completion) => Member(completion, "usage") is not { } usage ? null : new UsageDetails
    {
        InputTokenCount = Count(usage, "prompt_tokens"),
        OutputTokenCount = Count(usage, "completion_tokens"),
        TotalTokenCount = Count(usage, "total_tokens"),
    };

    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? Count(JsonElement usage, string name) =>
        Member(usage, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long count) ? count : null;
}
