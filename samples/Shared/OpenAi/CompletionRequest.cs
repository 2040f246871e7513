using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Orchestration.Samples.OpenAi;

/// <summary>The body of a request for a chat completion.</summary>
internal static class CompletionRequest
{
    /// <summary>What a strict schema must satisfy: https://platform.openai.com/docs/guides/structured-outputs.</summary>
    private static readonly AIJsonSchemaTransformOptions Strict = new()
    {
        ConvertBooleanSchemas = true,
        DisallowAdditionalProperties = true,
        RequireAllProperties = true,
        MoveDefaultKeywordToDescription = true,
    };

    public static JsonObject Of(IEnumerable<ChatMessage> messages, ChatOptions? options, string model, bool streams)
    {
        ArgumentNullException.ThrowIfNull(messages);
        JsonObject body = new() { ["model"] = options?.ModelId ?? model, ["messages"] = Messages(messages, options?.Instructions) };
        if (streams)
        {
            body["stream"] = true;
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        if (options is not null)
        {
            AddSettings(body, options);
        }

        return body;
    }

    private static JsonArray Messages(IEnumerable<ChatMessage> messages, string? instructions)
    {
        JsonArray all = [];
        if (!string.IsNullOrEmpty(instructions))
        {
            all.Add((JsonNode)new JsonObject { ["role"] = "system", ["content"] = instructions });
        }

        foreach (JsonNode message in messages.SelectMany(Said))
        {
            all.Add(message);
        }

        return all;
    }

    /// <summary>Each result of a tool is a message of its own, answering its call.</summary>
    private static IEnumerable<JsonObject> Said(ChatMessage message)
    {
        JsonObject[] results = [.. CompletionTools.ResultsOf(message)];
        string text = TextOf(message);
        if (results.Length > 0 && text.Length == 0)
        {
            return results;
        }

        var said = new JsonObject { ["role"] = results.Length > 0 ? ChatRole.User.Value : message.Role.Value, ["content"] = text };
        if (CompletionTools.CallsOf(message) is { } calls)
        {
            said["content"] = text.Length == 0 ? null : text;
            said["tool_calls"] = calls;
        }

        return results.Append(said);
    }

    private static string TextOf(ChatMessage message) =>
        message.Contents.FirstOrDefault(content => content is not (TextContent or TextReasoningContent or FunctionCallContent or FunctionResultContent or UsageContent)) is { } other
            ? throw new NotSupportedException($"This client sends text only, and a message holds {other.GetType().Name}.")
            : message.Text;

    private static void AddSettings(JsonObject body, ChatOptions options)
    {
        Set(body, "temperature", options.Temperature);
        Set(body, "top_p", options.TopP);
        Set(body, "top_k", options.TopK);
        Set(body, "max_tokens", options.MaxOutputTokens);
        Set(body, "frequency_penalty", options.FrequencyPenalty);
        Set(body, "presence_penalty", options.PresencePenalty);
        Set(body, "seed", options.Seed);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            body["stop"] = new JsonArray([.. stops.Select(stop => JsonValue.Create(stop))]);
        }

        CompletionTools.AddTo(body, options);
        if (options.ResponseFormat is ChatResponseFormatJson json)
        {
            body["response_format"] = Format(json);
        }
    }

    private static JsonObject Format(ChatResponseFormatJson json) => json.Schema is not { } schema
        ? new JsonObject { ["type"] = "json_object" }
        : new JsonObject
        {
            ["type"] = "json_schema",
            ["json_schema"] = new JsonObject
            {
                ["name"] = json.SchemaName ?? "reply",
                ["schema"] = JsonNode.Parse(AIJsonUtilities.TransformSchema(schema, Strict).GetRawText()),
                ["strict"] = true,
            },
        };

    private static void Set(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }
}
