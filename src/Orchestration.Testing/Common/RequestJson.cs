using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>The canonical JSON of a request: for its hash, and for a person to read.</summary>
internal static class RequestJson
{
    /// <summary>An object of the request's <c>options</c> and <c>messages</c>.</summary>
    public static JsonElement Of(ChatRequest request) => Build(json =>
    {
        WriteOptions(json, request.Options);
        WriteMessages(json, request.Messages);
    });

    /// <summary>An object of the properties that <paramref name="write"/> writes.</summary>
    public static JsonElement Build(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The JSON without white space, whatever the layout it was read from.</summary>
    public static string Compact(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            element.WriteTo(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteOptions(Utf8JsonWriter json, ChatOptions? options)
    {
        json.WriteStartObject("options");
        if (options is not null)
        {
            WriteSampling(json, options);
            WriteFormat(json, options.ResponseFormat);
            WriteTools(json, options);
            if (options.Instructions is { } instructions)
                LineText.Write(json, "instructions", instructions);
        }

        json.WriteEndObject();
    }

    public static void WriteMessages(Utf8JsonWriter json, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        foreach (ChatMessage message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            if (message.AuthorName is { } author)
                json.WriteString("author", author);
            ContentJson.WriteAll(json, message.Contents);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSampling(Utf8JsonWriter json, ChatOptions options)
    {
        if (options.ModelId is { } model)
            json.WriteString("model", model);
        WriteNumber(json, "temperature", options.Temperature);
        WriteNumber(json, "topP", options.TopP);
        WriteNumber(json, "topK", options.TopK);
        WriteNumber(json, "frequencyPenalty", options.FrequencyPenalty);
        WriteNumber(json, "presencePenalty", options.PresencePenalty);
        if (options.MaxOutputTokens is { } limit)
            json.WriteNumber("maxOutputTokens", limit);
        if (options.Seed is { } seed)
            json.WriteNumber("seed", seed);
        if (options.Reasoning is { } reasoning)
            json.WriteString("reasoning", $"{reasoning.Effort} {reasoning.Output}");
        if (options.StopSequences is { Count: > 0 } stops)
            json.WriteString("stop", string.Join('\u241f', stops));
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, float? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void WriteFormat(Utf8JsonWriter json, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson asked)
            return;
        json.WritePropertyName("schema");
        if (asked.Schema is { } schema)
            schema.WriteTo(json);
        else
            json.WriteBooleanValue(true);
    }

    private static void WriteTools(Utf8JsonWriter json, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools)
            return;
        json.WriteString("toolMode", options.ToolMode switch
        {
            null => "auto",
            RequiredChatToolMode required => $"required {required.RequiredFunctionName}".TrimEnd(),
            NoneChatToolMode => "none",
            _ => "auto",
        });
        json.WriteStartArray("tools");
        foreach (AITool tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            LineText.Write(json, "description", tool.Description);
            if (tool is AIFunctionDeclaration function)
            {
                json.WritePropertyName("parameters");
                function.JsonSchema.WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
