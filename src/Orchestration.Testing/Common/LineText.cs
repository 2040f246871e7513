using System.Text.Json;

namespace Orchestration.Testing;

/// <summary>A text in JSON as a person can review it: one string, or an array of its lines where it has several.</summary>
internal static class LineText
{
    public static void Write(Utf8JsonWriter json, string name, string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length == 1)
        {
            json.WriteString(name, text);
            return;
        }

        json.WriteStartArray(name);
        foreach (string line in lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
    }

    public static string Read(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join('\n', value.EnumerateArray().Select(line => line.GetString()))
        : value.GetString() ?? "";
}
