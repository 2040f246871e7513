using System.Text.Json;

namespace Orchestration.Testing;

/// <summary>Reads the schemas of a document: follows <c>$ref</c>, takes null off, and says what kind of value is asked for.</summary>
internal sealed class SchemaReader(JsonElement root)
{
    private const int MostReferences = 32;

    private static readonly (string Type, SchemaKind Kind)[] Types =
    [
        ("object", SchemaKind.Object), ("array", SchemaKind.Array), ("integer", SchemaKind.Integer),
        ("number", SchemaKind.Number), ("boolean", SchemaKind.Boolean), ("string", SchemaKind.String),
    ];

    public SchemaNode Read(JsonElement schema)
    {
        var descriptions = new List<string>();
        var references = new List<string>();
        bool nullable = false;
        while (true)
        {
            if (Describe(schema) is { } description && !descriptions.Contains(description))
                descriptions.Add(description);
            nullable |= AllowsNull(schema);
            if (Next(schema, references, ref nullable) is not { } next)
                break;
            schema = next;
        }

        var node = new SchemaNode(KindOf(schema), schema, string.Join('\n', descriptions), nullable, references);
        return node.Kind is SchemaKind.Union or SchemaKind.Choice ? node with { Variants = Variants(schema) } : node;
    }

    /// <summary>The schema that this one only stands for: a reference's target, or the one alternative beside null.</summary>
    private JsonElement? Next(JsonElement schema, List<string> references, ref bool nullable)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        if (schema.TryGetProperty("$ref", out JsonElement reference) && reference.GetString() is { } pointer && references.Count < MostReferences)
        {
            references.Add(pointer);
            return Resolve(pointer);
        }

        IReadOnlyList<JsonElement> variants = Variants(schema);
        JsonElement[] others = [.. variants.Where(variant => !IsNull(variant))];
        nullable |= others.Length < variants.Count;
        if (others.Length == 1)
            return others[0];
        return schema.TryGetProperty("allOf", out JsonElement all) && all.ValueKind == JsonValueKind.Array && all.GetArrayLength() == 1 ? all[0] : null;
    }

    /// <summary>A JSON pointer (RFC 6901) within the document; an unresolvable one may be anything.</summary>
    private JsonElement Resolve(string pointer)
    {
        JsonElement at = root;
        foreach (string raw in Uri.UnescapeDataString(pointer).TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string part = raw.Replace("~1", "/").Replace("~0", "~");
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out JsonElement member))
                at = member;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(part, out int index) && index >= 0 && index < at.GetArrayLength())
                at = at[index];
            else
                return default;
        }

        return at;
    }

    private static SchemaKind KindOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return SchemaKind.Any;
        if (schema.TryGetProperty("enum", out _) || schema.TryGetProperty("const", out _))
            return SchemaKind.Choice;
        IReadOnlyList<JsonElement> variants = Variants(schema);
        if (variants.Count > 0)
            return variants.All(IsConstant) ? SchemaKind.Choice : SchemaKind.Union;
        HashSet<string> types = [.. TypesOf(schema)];
        foreach ((string type, SchemaKind kind) in Types)
        {
            if (types.Contains(type))
                return kind;
        }

        return schema.TryGetProperty("properties", out _) || schema.TryGetProperty("allOf", out _) ? SchemaKind.Object
            : schema.TryGetProperty("items", out _) ? SchemaKind.Array : SchemaKind.Any;
    }

    private static IReadOnlyList<JsonElement> Variants(JsonElement schema)
    {
        foreach (string name in (string[])["anyOf", "oneOf"])
        {
            if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out JsonElement variants) && variants.ValueKind == JsonValueKind.Array)
                return [.. variants.EnumerateArray()];
        }

        return [];
    }

    private static string? Describe(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("description", out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString() : null;

    private static bool AllowsNull(JsonElement schema) =>
        TypesOf(schema).Contains("null")
        || (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("enum", out JsonElement values) && values.ValueKind == JsonValueKind.Array
            && values.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.Null));

    private static bool IsNull(JsonElement schema) => TypesOf(schema) is ["null"];

    private static bool IsConstant(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("const", out _)
        && !schema.TryGetProperty("properties", out _);

    private static string[] TypesOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out JsonElement type))
            return [];
        return type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => [.. type.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!)],
            _ => [],
        };
    }
}
