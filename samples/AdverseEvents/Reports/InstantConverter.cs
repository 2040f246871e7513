using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestration.Samples.AdverseEvents.Reports;

/// <summary>Reads a time only with its zone: without one, hours between two times would depend on the machine that reads them.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && HasZone(text)
        && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant)
            ? instant
            : throw new JsonException("A time is written with its zone, such as 2026-03-01T08:00Z or 2026-03-01T09:00+01:00.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
    }

    private static bool HasZone(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^3] == ':' && text[^6] is '+' or '-');
}
