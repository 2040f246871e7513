using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Orchestration.Samples.Retrieval;

/// <summary>The words of a text as a search compares them: in lower case, without the commonest English ones and without the endings of plurals and possessives.</summary>
public static partial class Terms
{
    private const int ShortestPlural = 4;

    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        [
            "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "in", "into",
            "is", "it", "its", "of", "on", "or", "that", "the", "their", "there", "they", "this", "to", "was", "were", "what", "when", "where", "which", "who",
            "whom", "whose", "why", "will", "with", "you", "your",
        ],
        StringComparer.Ordinal);

    /// <summary>The terms of a text in their order, repeated as often as they stand in it.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Word().Matches(text).Select(word => word.Value.ToLowerInvariant()).Where(word => !Common.Contains(word)).Select(Singular)];
    }

    private static string Singular(string word) =>
        word.Length > ShortestPlural && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length >= ShortestPlural && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal)
            ? word[..^1]
            : word;

    /// <summary>Letters and digits; what stands behind an apostrophe is left out.</summary>
    [GeneratedRegex(@"(?<!['’])[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
