using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Reads a value of a type.</summary>
/// <exception cref="JsonException">The text is none.</exception>
internal delegate T? ReadJson<out T>(ReadOnlySpan<char> text);

/// <summary>The schema of a type and how a value of it is read; made once for each step.</summary>
internal sealed class JsonReplyContract<T>
{
    private readonly JsonTypeInfo<T> type;
    private readonly bool isWrapped;
    private readonly EnumNames? enums;
    private readonly ReadJson<T> read;

    public JsonReplyContract(PipelineJson json, bool mayBeNull, ReadJson<T>? read)
    {
        type = (JsonTypeInfo<T>)json.Reading.GetTypeInfo(typeof(T));
        this.read = read ?? (text => JsonSerializer.Deserialize(text, type));
        JsonObject schema = ReplySchema.Of(type, mayBeNull);
        enums = json.EnumsByNameOnly ? null : EnumNames.In((JsonObject)schema.DeepClone());
        isWrapped = mayBeNull || !ReplySchema.IsObject(schema);
        JsonObject root = isWrapped ? JsonFormat.Wrap(schema) : schema;
        Format = JsonFormat.Of(root, ReplySchema.NameOf(typeof(T)));
        Wanted = $"JSON that fits this schema: {root.ToJsonString(json.Writing)}";
    }

    public ChatResponseFormat Format { get; }

    public string Wanted { get; }

    /// <exception cref="JsonException">The text is no value of the type.</exception>
    public T? Read(ReadOnlyMemory<char> text)
    {
        if (!isWrapped && enums is null)
        {
            return read(text.Span);
        }

        using JsonDocument document = JsonDocument.Parse(text, JsonFormat.StrictDocument);
        JsonElement value = isWrapped ? JsonFormat.Unwrap(document.RootElement) : document.RootElement;
        enums?.Check(value);
        return value.Deserialize(type);
    }
}
