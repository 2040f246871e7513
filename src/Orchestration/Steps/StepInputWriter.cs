using System.Buffers;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Writes a step's input as one JSON object, its parts in the order declared. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepInputWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer;
    private readonly PipelineJson json;

    private StepInputWriter(PipelineJson json)
    {
        this.json = json;
        writer = new Utf8JsonWriter(buffer);
    }

    /// <summary>Writes a part of the input.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="NotSupportedException">The type has no JSON form, or the pipeline's JSON context does not hold it.</exception>
    public void Add<T>(string name, T value)
    {
        writer.WritePropertyName(name);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case Enum constant:
                writer.WriteStringValue(constant.ToString());
                break;
            case IEnumerable<AIContent?> contents:
                AddItems(contents);
                break;
            case IEnumerable<ChatMessage?> messages:
                AddItems(messages);
                break;
            default:
                Write(value);
                break;
        }
    }

    /// <summary>The SHA-256 of an input, in lower-case hexadecimal digits.</summary>
    internal static string Hash(IStepInput input, PipelineJson json)
    {
        StepInputWriter to = new(json);
        using (to.writer)
        {
            to.writer.WriteStartObject();
            input.Write(to);
            to.writer.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(to.buffer.WrittenSpan));
    }

    /// <summary>Contents and messages come in collections of any type, which no context could hold all of.</summary>
    private void AddItems<T>(IEnumerable<T> items)
    {
        writer.WriteStartArray();
        foreach (T item in items)
        {
            Write(item);
        }

        writer.WriteEndArray();
    }

    private void Write<T>(T value) => JsonSerializer.Serialize(writer, value, TypeInfo<T>());

    /// <summary>What only code steps take need not stand in the pipeline's JSON context; it is then read by reflection, where there is any.</summary>
    private JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)(json.Writing.TryGetTypeInfo(typeof(T), out JsonTypeInfo? known)
        ? known
        : AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T)));
}
