using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>The contents of a message in JSON: texts readable, tool calls and results as they are, data by its hash.</summary>
internal static class ContentJson
{
    public static void WriteAll(Utf8JsonWriter json, IList<AIContent> contents)
    {
        if (contents is [TextContent only])
        {
            LineText.Write(json, "text", only.Text);
            return;
        }

        json.WriteStartArray("contents");
        foreach (AIContent content in contents.Where(content => content is not UsageContent))
        {
            json.WriteStartObject();
            Write(json, content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                LineText.Write(json, "text", text.Text);
                break;
            case TextReasoningContent reasoning:
                LineText.Write(json, "reasoning", reasoning.Text);
                break;
            case FunctionCallContent call:
                json.WriteString("call", call.Name);
                json.WriteString("callId", call.CallId);
                json.WritePropertyName("arguments");
                WriteValue(json, call.Arguments);
                break;
            case FunctionResultContent result:
                json.WriteString("resultOf", result.CallId);
                json.WritePropertyName("result");
                WriteValue(json, result.Result);
                break;
            case DataContent data:
                json.WriteString("data", data.MediaType);
                json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(data.Data.Span)));
                break;
            case UriContent uri:
                json.WriteString("uri", uri.Uri.OriginalString);
                break;
            default:
                json.WriteString("kind", content.GetType().Name);
                LineText.Write(json, "shown", PromptText.Of(content));
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        if (value is null)
            json.WriteNullValue();
        else if (AIJsonUtilities.DefaultOptions.TryGetTypeInfo(value.GetType(), out var type))
            JsonSerializer.Serialize(json, value, type);
        else
            json.WriteStringValue(value.ToString());
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote of a reply.</summary>
    /// <exception cref="FormatException">It holds what a reply cannot be read back from.</exception>
    public static List<AIContent> ReadAll(JsonElement message)
    {
        if (message.TryGetProperty("text", out JsonElement text))
            return [new TextContent(LineText.Read(text))];
        return [.. message.GetProperty("contents").EnumerateArray().Select(Read)];
    }

    private static AIContent Read(JsonElement content)
    {
        if (content.TryGetProperty("text", out JsonElement text))
            return new TextContent(LineText.Read(text));
        if (content.TryGetProperty("reasoning", out JsonElement reasoning))
            return new TextReasoningContent(LineText.Read(reasoning));
        if (content.TryGetProperty("call", out JsonElement name))
            return new FunctionCallContent(content.GetProperty("callId").GetString()!, name.GetString()!, Arguments(content));
        throw new FormatException($"a reply's content cannot be read back from {content.GetRawText()}");
    }

    private static Dictionary<string, object?>? Arguments(JsonElement call)
    {
        JsonElement arguments = call.GetProperty("arguments");
        return arguments.ValueKind == JsonValueKind.Null
            ? null
            : arguments.EnumerateObject().ToDictionary(each => each.Name, each => (object?)each.Value.Clone());
    }
}
