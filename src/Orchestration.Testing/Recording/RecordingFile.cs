using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orchestration.Testing;

/// <summary>The entries on disk: indented, sorted by step and messages, so that a change shows as a small difference.</summary>
internal static class RecordingFile
{
    private const string Format = "orchestration-recording/1";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="InvalidDataException">The file is no recording, or a broken one.</exception>
    public static IReadOnlyList<RecordedEntry> Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out JsonElement format) || format.GetString() != Format)
                throw new FormatException($"its format is not '{Format}'");
            return [.. root.GetProperty("calls").EnumerateArray().Select((entry, i) => RecordedEntry.Parse(entry, i))];
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"'{path}' cannot be read as a recording: {exception.Message}. Correct it, or delete it and record it anew with RecordingChatClient.Record.", exception);
        }
    }

    /// <summary>Writes the whole file beside the old one and then takes its place, so that a reader never sees half of it.</summary>
    public static void Write(string path, IEnumerable<RecordedEntry> entries)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = full + ".tmp";
        using (FileStream stream = File.Create(temporary))
        {
            using (var json = new Utf8JsonWriter(stream, Readable))
                Write(json, entries);
            stream.WriteByte((byte)'\n');
        }

        File.Move(temporary, full, overwrite: true);
    }

    public static string Show(JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            json.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<RecordedEntry> entries)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteStartArray("calls");
        foreach (RecordedEntry entry in Sorted(entries))
            entry.Json.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<RecordedEntry> Sorted(IEnumerable<RecordedEntry> entries) => entries
        .OrderBy(entry => entry.Step ?? "", StringComparer.Ordinal)
        .ThenBy(entry => entry.Messages, StringComparer.Ordinal)
        .ThenBy(entry => entry.Hash, StringComparer.Ordinal)
        .ThenBy(entry => entry.Order);
}
