using System.Text.Json;

namespace Orchestration.Testing;

/// <summary>The kinds of value a schema can ask for.</summary>
internal enum SchemaKind { Any, Object, Array, String, Integer, Number, Boolean, Choice, Union }

/// <summary>A schema with its references followed and its null taken off.</summary>
/// <param name="Kind">What kind of value it asks for.</param>
/// <param name="Json">The schema itself.</param>
/// <param name="Description">What it and the references to it say, put together.</param>
/// <param name="IsNullable">Whether null is allowed as well.</param>
/// <param name="References">The references followed to come here.</param>
internal sealed record SchemaNode(SchemaKind Kind, JsonElement Json, string Description, bool IsNullable, IReadOnlyList<string> References)
{
    /// <summary>The alternatives of a union, or of a choice that is written as one.</summary>
    public IReadOnlyList<JsonElement> Variants { get; init; } = [];

    public IEnumerable<(string Name, JsonElement Schema)> Properties =>
        Member("properties") is { ValueKind: JsonValueKind.Object } properties
            ? properties.EnumerateObject().Select(property => (property.Name, property.Value))
            : [];

    public bool Requires(string property) =>
        Member("required") is { ValueKind: JsonValueKind.Array } required
        && required.EnumerateArray().Any(name => name.ValueKind == JsonValueKind.String && name.GetString() == property);

    public JsonElement? Member(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out JsonElement value) ? value : null;

    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public double? Number(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double value) && double.IsFinite(value) ? value : null;

    /// <summary>A count that the schema states, such as a length; values past the range of an int are cut to it.</summary>
    public int? Count(string name) => Number(name) is { } number ? (int)Math.Clamp(number, 0, int.MaxValue) : null;
}
