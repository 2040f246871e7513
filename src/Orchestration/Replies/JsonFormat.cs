using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>What the schemas of all replies have in common.</summary>
internal static class JsonFormat
{
    /// <summary>The property that holds a value that is no object; providers ask for an object at the root.</summary>
    public const string Value = "value";

    public static readonly JsonDocumentOptions StrictDocument = new() { AllowDuplicateProperties = false };

    public static ChatResponseFormat Of(JsonObject schema, string name) =>
        ChatResponseFormat.ForJsonSchema(ToElement(schema), name);

    /// <summary>An object schema whose one property has this schema.</summary>
    public static JsonObject Wrap(JsonNode schema)
    {
        Rebase(schema, Value);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [Value] = schema },
            ["required"] = new JsonArray(Value),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>The value of an object that holds nothing else; otherwise the element itself.</summary>
    public static JsonElement Unwrap(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.GetPropertyCount() == 1 && element.TryGetProperty(Value, out JsonElement value)
            ? value
            : element;

    /// <summary>Adds what is known of an enum's names to its description.</summary>
    public static void Describe(JsonObject schema, IEnumerable<(string Name, string? Description)> names)
    {
        IEnumerable<string> lines = names.Where(name => name.Description is not null).Select(name => $"{name.Name}: {name.Description}");
        string description = string.Join('\n', [.. (string?)schema["description"] is { } own ? [own] : Array.Empty<string>(), .. lines]);
        if (description.Length > 0)
        {
            schema["description"] = description;
        }
    }

    /// <summary>A value out of a closed set.</summary>
    public static JsonObject OneOf(IEnumerable<(string Name, string? Description)> names, bool mayBeNull = false)
    {
        IEnumerable<JsonNode?> values = names.Select(name => (JsonNode?)name.Name);
        JsonObject schema = new()
        {
            ["type"] = mayBeNull ? new JsonArray("string", "null") : "string",
            ["enum"] = new JsonArray([.. mayBeNull ? values.Append(null) : values]),
        };
        Describe(schema, names);
        return schema;
    }

    /// <summary>Recursive types refer to parts of their own schema from its root, which moves to a property of another one.</summary>
    public static void Rebase(JsonNode? node, string property)
    {
        if (node is JsonObject schema)
        {
            if (schema["$ref"] is JsonValue reference && ((string?)reference)?.StartsWith('#') == true)
            {
                schema["$ref"] = $"#/properties/{property}{((string)reference!)[1..]}";
            }

            foreach ((string _, JsonNode? member) in schema)
            {
                Rebase(member, property);
            }
        }
        else if (node is JsonArray schemas)
        {
            foreach (JsonNode? item in schemas)
            {
                Rebase(item, property);
            }
        }
    }

    public static JsonElement ToElement(JsonNode node)
    {
        using JsonDocument document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
