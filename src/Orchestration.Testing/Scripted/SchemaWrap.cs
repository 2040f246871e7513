using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>Puts a value that is no object into the only property of the object that the request asks for.</summary>
internal static class SchemaWrap
{
    public static string Wrap(string json, ChatOptions? options)
    {
        if (json.StartsWith('{') || OnlyProperty(options) is not { } name)
            return json;
        return $"{{\"{JavaScriptEncoder.Default.Encode(name)}\":{json}}}";
    }

    private static string? OnlyProperty(ChatOptions? options)
    {
        if (options?.ResponseFormat is not ChatResponseFormatJson { Schema: { ValueKind: JsonValueKind.Object } schema }
            || !schema.TryGetProperty("properties", out JsonElement properties))
            return null;
        string[] names = [.. properties.EnumerateObject().Select(property => property.Name).Take(2)];
        return names.Length == 1 ? names[0] : null;
    }
}
