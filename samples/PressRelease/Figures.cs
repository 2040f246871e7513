using System.Text.RegularExpressions;

namespace Orchestration.Samples.PressRelease;

/// <summary>The figures of a text: numbers written in digits.</summary>
public static partial class Figures
{
    /// <summary>
    /// The figures of a text that another one does not have, as they are written. 12,000 and 12 000 are one figure; what is written in
    /// words is none.
    /// </summary>
    public static IReadOnlyList<string> NotIn(string source, string text)
    {
        HashSet<string> known = [.. Of(source).Select(Digits)];
        return [.. Of(text).Where(figure => !known.Contains(Digits(figure))).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Of(string text) => Figure().Matches(text).Select(match => match.Value);

    private static string Digits(string figure) => string.Concat(figure.Where(char.IsAsciiDigit));

    // Groups of three are one number; so is what a point or a comma parts.
    [GeneratedRegex(@"[0-9]{1,3}(?:[ \u00A0\u202F'’][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
