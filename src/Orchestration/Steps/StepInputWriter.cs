using System.Buffers;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

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
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else if (value is string text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)json.Writing.GetTypeInfo(typeof(T)));
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
}
