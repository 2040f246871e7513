using System.Text.RegularExpressions;

namespace Orchestration.Samples.SelfRag;

/// <summary>
/// Makes short answers comparable, much as question answering does since SQuAD (Rajpurkar et al., arXiv 1606.05250): without case, marks and articles. Of a number
/// its sign and its decimal point stay.
/// </summary>
public static partial class ShortAnswer
{
    /// <summary>The answer as it is compared; empty where it has neither letters nor digits.</summary>
    public static string Normalize(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return string.Join(' ', NumberOrWord().Matches(answer)
            .Select(match => match.Value.ToLowerInvariant().Replace('−', '-').Replace('’', '\'').Replace(",", "", StringComparison.Ordinal))
            .Where(word => word is not ("a" or "an" or "the")));
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[-−]?\p{Nd}+(?:[.,]\p{Nd}+)*(?![\p{L}\p{M}])|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOrWord();
}
