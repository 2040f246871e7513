using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Orchestration;

/// <summary>
/// The JSON schema of a type, as providers want it for structured output: every property required, no others allowed,
/// descriptions where the type has them.
/// </summary>
internal static class ReplySchema
{
    public static JsonObject Of(JsonTypeInfo type, bool mayBeNull)
    {
        JsonSchemaExporterOptions options = new()
        {
            TreatNullObliviousAsNonNullable = !mayBeNull,
            TransformSchemaNode = static (context, node) => Complete(context, node),
        };

        // A type that may be anything has the schema "true".
        return type.GetJsonSchemaAsNode(options) as JsonObject ?? [];
    }

    public static bool IsObject(JsonObject schema) =>
        schema["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && (string?)type == "object";

    /// <summary>A name for the schema, of the letters that every provider allows.</summary>
    public static string NameOf(Type type)
    {
        StringBuilder name = new();
        foreach (char c in type.Name)
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return name.ToString(0, Math.Min(name.Length, 64));
    }

    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        if (schema["properties"] is JsonObject properties)
        {
            schema["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]);
            schema["additionalProperties"] = false;
        }

        if (DescriptionOf(context) is { } description)
        {
            schema["description"] = description;
        }

        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type.IsEnum && schema["enum"] is JsonArray names)
        {
            schema["type"] ??= names.Contains(null) ? new JsonArray("string", "null") : "string";
            JsonFormat.Describe(schema, DescriptionsOf(type));
        }

        return schema;
    }

    private static string? DescriptionOf(JsonSchemaExporterContext context) =>
        Describe(context.PropertyInfo?.AttributeProvider)
        ?? Describe(context.PropertyInfo?.AssociatedParameter?.AttributeProvider)
        ?? Describe(context.TypeInfo.Type);

    private static string? Describe(ICustomAttributeProvider? member) =>
        member?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute { Description.Length: > 0 } found, ..]
            ? found.Description
            : null;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The trimmer keeps the fields of an enum that is used.")]
    private static IEnumerable<(string Name, string? Description)> DescriptionsOf(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        let name = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name
        select (name, Describe(field));
}
