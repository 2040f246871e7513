using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Orchestration.Testing;

/// <summary>Fills strings of a format or a pattern: with the first part of the text that has it, else with a fixed value.</summary>
internal static partial class FormatFiller
{
    private const int MostWords = 10_000;

    /// <summary>Tried in turn for a pattern that nothing in the text matches.</summary>
    private static readonly string[] Samples =
        ["00:00:00", "0", "1", "1.0", "a", "A", "abc", "ABC", "A1", "AB-123", "en", "EN", "en-US", "2000-01-01", "#000000", "none", "text"];

    /// <returns>A value of the schema's format or pattern; null where it has neither or neither can be satisfied.</returns>
    public static string? Fill(SchemaNode node, FillContext context)
    {
        string text = string.Join('\n', context.Focus.Select(sentence => sentence.Text));
        return node.Text("format") switch
        {
            "date" => Date(text).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => $"{Date(text):yyyy-MM-dd}T{Time(text)}Z",
            "time" => Time(text),
            "duration" => "PT0S",
            "uuid" => Uuid().Match(text) is { Success: true } id ? id.Value : IdOf(text),
            "email" or "idn-email" => First(Email(), text, "unknown@example.com"),
            "uri" or "url" or "iri" or "uri-reference" => First(Link(), text, "https://example.com/"),
            "ipv4" => First(Address(), text, "0.0.0.0"),
            _ => node.Text("pattern") is { } pattern ? Matching(pattern, text) : null,
        };
    }

    /// <summary>Of a string without a format whose name asks for a mail address, a link, a date, a formula or a code: the text's first.</summary>
    public static string? ByName(Cue cue, FillContext context)
    {
        Regex? form = cue.NameStems.Overlaps(Lexicon.Mail) ? Email()
            : cue.NameStems.Overlaps(Lexicon.Link) ? Link()
            : cue.NameStems.Overlaps(Lexicon.Date) ? DatePattern()
            : cue.NameStems.Overlaps(Lexicon.Formula) ? Formula()
            : cue.NameStems.Overlaps(Lexicon.Code) ? Code() : null;
        string? found = form is null ? null : context.Focus.Select(sentence => form.Match(sentence.Text)).FirstOrDefault(match => match.Success)?.Value;
        return form == Formula() ? found : found?.TrimEnd('.', ',', ')');
    }

    private static DateOnly Date(string text)
    {
        foreach (Match match in DatePattern().Matches(text))
        {
            if (DateOnly.TryParse(match.Value.Replace(",", ""), CultureInfo.InvariantCulture, out DateOnly date))
                return date;
        }

        return new DateOnly(2000, 1, 1);
    }

    private static string Time(string text) =>
        TimePattern().Match(text) is { Success: true } time
            ? string.Create(CultureInfo.InvariantCulture, $"{int.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture):00}:{time.Groups[2].Value}:00")
            : "00:00:00";

    private static string IdOf(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString();

    private static string First(Regex pattern, string text, string otherwise) =>
        pattern.Match(text) is { Success: true } match ? match.Value.TrimEnd('.', ',', ')') : otherwise;

    /// <summary>A pattern that cannot be run in linear time is passed over, as is one that is no regular expression.</summary>
    private static string? Matching(string pattern, string text)
    {
        Regex regex;
        try
        {
            regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }

        string[] words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
        return words.Concat(words.Select(word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '“', '”')))
            .Concat(text.Split('\n')).Concat(Samples).FirstOrDefault(regex.IsMatch);
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December),? [0-9]{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2},? [0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\b([01]?[0-9]|2[0-3]):([0-5][0-9])\b", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,24}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    /// <summary>Numbers with signs between them: arithmetic, and no date.</summary>
    [GeneratedRegex(@"(?<![-\p{L}0-9.])(?![0-9]{4}-[0-9]{2}-[0-9]{2})[-(]{0,9}[0-9]{1,30}(?:\.[0-9]{1,30})?\)?(?: ?[-+*/×÷] ?[-(]{0,9}[0-9]{1,30}(?:\.[0-9]{1,30})?\){0,9}){1,99}(?![0-9\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\b[A-Z]{1,6}-?[0-9]{1,9}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"https?://[^\s<>""]{1,2000}", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
