using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>The readable text of messages, for matching, counting and showing.</summary>
internal static class PromptText
{
    public static string Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        IEnumerable<string?> parts = messages.Select(Of);
        return string.Join('\n', parts.Prepend(options?.Instructions).Where(part => !string.IsNullOrEmpty(part)));
    }

    public static string Of(ChatMessage message) =>
        string.Join('\n', message.Contents.Select(Of).Where(part => part.Length > 0));

    public static string Of(AIContent content) => content switch
    {
        TextContent text => text.Text,
        TextReasoningContent reasoning => reasoning.Text,
        FunctionCallContent call => $"{call.Name}({Json(call.Arguments)})",
        FunctionResultContent result => result.Result as string ?? Json(result.Result),
        DataContent data => $"[{data.MediaType}, {data.Data.Length} bytes]",
        UriContent uri => $"[{uri.Uri}]",
        ErrorContent error => error.Message,
        _ => "",
    };

    /// <summary>The messages with their roles as headings, for a person to read.</summary>
    public static string Transcript(ChatRequest request)
    {
        var text = new StringBuilder();
        if (request.Options?.Instructions is { Length: > 0 } instructions)
            text.Append("[instructions]\n").Append(instructions).Append('\n');
        foreach (ChatMessage message in request.Messages)
            text.Append('[').Append(message.Role.Value).Append("]\n").Append(Of(message)).Append('\n');
        return text.ToString();
    }

    /// <summary>A value of a tool call as JSON; a type that no serializer knows here is shown by its ToString.</summary>
    public static string Json(object? value)
    {
        if (value is null)
            return "";
        return AIJsonUtilities.DefaultOptions.TryGetTypeInfo(value.GetType(), out var type)
            ? JsonSerializer.Serialize(value, type)
            : value.ToString() ?? "";
    }
}
