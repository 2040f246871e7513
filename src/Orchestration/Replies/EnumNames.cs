using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestration;

/// <summary>
/// Refuses a number where a schema names the values of an enum. A JSON context's own enum converters accept numbers, and a
/// number is no name that anybody chose.
/// </summary>
internal sealed class EnumNames
{
    private readonly JsonObject root;

    private EnumNames(JsonObject root) => this.root = root;

    /// <summary>The check for a schema, or null where it names no enum.</summary>
    public static EnumNames? In(JsonObject schema) => Mentions(schema) ? new(schema) : null;

    /// <exception cref="JsonException">There is a number where a name should be.</exception>
    public void Check(JsonElement value) => Check(value, root, "$");

    private static bool Mentions(JsonNode? node) => node switch
    {
        JsonObject schema => schema["enum"] is JsonArray || schema.Any(member => Mentions(member.Value)),
        JsonArray schemas => schemas.Any(Mentions),
        _ => false,
    };

    private void Check(JsonElement value, JsonNode? node, string path)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        if ((string?)schema["$ref"] is { } reference)
        {
            Check(value, Resolve(reference), path);
        }

        if (schema["enum"] is JsonArray names && value.ValueKind == JsonValueKind.Number)
        {
            throw new JsonException($"The value at {path} is the number {value.GetRawText()}; it must be one of {names.ToJsonString()}.");
        }

        foreach (JsonNode? alternative in schema["anyOf"] as JsonArray ?? [])
        {
            Check(value, alternative, path);
        }

        CheckParts(value, schema, path);
    }

    private void CheckParts(JsonElement value, JsonObject schema, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                Check(item, schema["items"], $"{path}[{index++}]");
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            JsonObject? properties = schema["properties"] as JsonObject;
            foreach (JsonProperty member in value.EnumerateObject())
            {
                Check(member.Value, Find(properties, member.Name) ?? schema["additionalProperties"], $"{path}.{member.Name}");
            }
        }
    }

    private static JsonNode? Find(JsonObject? properties, string name) =>
        properties?.FirstOrDefault(property => property.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Follows a reference such as <c>#/properties/next/items</c>.</summary>
    private JsonNode? Resolve(string reference)
    {
        JsonNode? node = root;
        foreach (string part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node?[name];
        }

        return node;
    }
}
