using System.Buffers;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Writes a step's input as one JSON object, its parts in the order declared. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepInputWriter
{
    private static readonly JsonWriterOptions ForPeople = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer;
    private readonly PipelineJson json;
    private readonly Dictionary<string, object?>? values;

    private StepInputWriter(PipelineJson json, JsonWriterOptions options = default, Dictionary<string, object?>? values = null)
    {
        this.json = json;
        this.values = values;
        writer = new Utf8JsonWriter(buffer, options);
    }

    /// <summary>Writes a part of the input.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="NotSupportedException">The type has no JSON form, or the pipeline's JSON context does not hold it.</exception>
    public void Add<T>(string name, T value)
    {
        if (values is not null)
        {
            values.Add(name, value);
            return;
        }

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
    internal static string Hash(IStepInput input, PipelineJson json) =>
        Convert.ToHexStringLower(SHA256.HashData(new StepInputWriter(json).Written(input)));

    /// <summary>An input as JSON, for a person to read.</summary>
    internal static string Show(IStepInput input, PipelineJson json) =>
        Encoding.UTF8.GetString(new StepInputWriter(json, ForPeople).Written(input));

    /// <summary>The parts of an input by name, in the order declared.</summary>
    internal static IReadOnlyDictionary<string, object?> Values(IStepInput input)
    {
        Dictionary<string, object?> values = new(StringComparer.Ordinal);
        input.Write(new StepInputWriter(PipelineJson.BuiltIn, values: values));
        return values;
    }

    private ReadOnlySpan<byte> Written(IStepInput input)
    {
        using (writer)
        {
            writer.WriteStartObject();
            input.Write(this);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
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
