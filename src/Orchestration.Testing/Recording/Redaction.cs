using System.Text.Json;

namespace Orchestration.Testing;

/// <summary>The same JSON with every text in it changed.</summary>
internal static class Redaction
{
    public static JsonElement Apply(JsonElement json, Func<string, string> redact) => RequestJson.Build(writer =>
    {
        foreach (JsonProperty property in json.EnumerateObject())
            Write(writer, property, redact);
    });

    private static void Write(Utf8JsonWriter writer, JsonProperty property, Func<string, string> redact)
    {
        writer.WritePropertyName(property.Name);
        Write(writer, property.Value, redact);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, Func<string, string> redact)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in value.EnumerateObject())
                    Write(writer, property, redact);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(writer, item, redact);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(redact(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
