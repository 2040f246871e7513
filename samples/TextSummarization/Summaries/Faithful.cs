using System.Text.RegularExpressions;

namespace Orchestration.Samples.TextSummarization.Summaries;

/// <summary>What code can tell of a summary and its source: whether its figures stand there, and whether it is short.</summary>
public static partial class Faithful
{
    /// <summary>Accepts a summary whose figures, numbers in digits, all stand in its source.</summary>
    public static Verdict To(string source, string summary)
    {
        HashSet<string> known = [.. Figure().Matches(source).SelectMany(figure => Parts(figure.Value).Append(Digits(figure.Value)))];
        string[] strange =
        [
            .. Figure().Matches(summary).Select(figure => figure.Value)
                .Where(figure => !known.Contains(Digits(figure)) && !Parts(figure).All(known.Contains))
                .Distinct(StringComparer.Ordinal),
        ];
        return strange.Length == 0
            ? Verdict.Accept()
            : Verdict.Reject($"These figures do not stand in what was summarized: {string.Join("; ", strange)}. Write figures as they stand there, and no others.");
    }

    /// <summary>The same, of a summary that also has at most twice the words asked for: models count words badly.</summary>
    public static Verdict AndShort(string source, string summary, int words)
    {
        ArgumentNullException.ThrowIfNull(summary);
        int count = summary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return count > 2L * words
            ? Verdict.Reject($"It has {count} words. Say the same in about {words}, and leave out what matters least.")
            : To(source, summary);
    }

    private static string Digits(string figure) => string.Concat(figure.Where(char.IsAsciiDigit));

    /// <summary>Whether 12 000 is one figure or two cannot be told from the outside.</summary>
    private static string[] Parts(string figure) => figure.Split([' ', '\u00A0', '\u202F']);

    // 12,000 and 12 000 and 12000 are one figure; so is what a point, a comma or a colon parts.
    [GeneratedRegex(@"[0-9]{1,3}(?:[ \u00A0\u202F'’][0-9]{3})+(?![0-9])|[0-9]+(?:[.,:][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
