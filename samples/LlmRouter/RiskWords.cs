using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Orchestration.Samples.LlmRouter;

/// <summary>
/// Words of messages that no model should answer: someone may be in danger. The list is short and English; a service of your own
/// needs one that those who answer for it have written.
/// </summary>
public static partial class RiskWords
{
    private static readonly FrozenSet<string> Phrases = FrozenSet.ToFrozenSet(
        [
            "suicide", "suicidal", "kill myself", "killing myself", "end my life", "self harm", "hurt myself", "overdose", "overdosed",
            "chest pain", "can't breathe", "cannot breathe", "stroke", "unconscious", "poisoned",
            "bomb", "bombs", "explosive", "explosives", "hostage", "kill him", "kill her", "kill them", "shoot them",
        ],
        StringComparer.Ordinal);

    private static readonly int LongestPhrase = Phrases.Max(phrase => phrase.Count(sign => sign == ' ') + 1);

    /// <summary>
    /// The first risk word or phrase of a message, or null. Words are compared whole, without regard to case, accents, full-width
    /// forms, invisible characters and what stands between them.
    /// </summary>
    public static string? FindIn(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string[] words = [.. Word().Matches(Plain(message)).Select(match => match.Value)];
        for (int start = 0; start < words.Length; start++)
        {
            for (int count = 1; count <= LongestPhrase && start + count <= words.Length; count++)
            {
                string phrase = string.Join(' ', words, start, count);
                if (Phrases.Contains(phrase))
                {
                    return phrase;
                }
            }
        }

        return null;
    }

    private static string Plain(string message)
    {
        var plain = new StringBuilder(message.Length);
        foreach (Rune sign in WellFormed(message).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(sign.Value == '’' ? "'" : Rune.ToLowerInvariant(sign).ToString());
            }
        }

        return plain.ToString();
    }

    /// <summary>Half a surrogate pair cannot be normalised.</summary>
    private static string WellFormed(string message) => string.Concat(message.EnumerateRunes());

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:'[\p{L}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
