namespace Orchestration.Testing;

/// <summary>Strips the usual English endings, longest first, so that forms of a word compare equal. Both sides of every
/// comparison go through it, so a stem need be no word.</summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    private static readonly (string Ending, string Instead)[] Endings =
    [
        ("izations", "iz"), ("ization", "iz"), ("ational", "at"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "iv"),
        ("ations", "at"), ("ements", ""), ("ingly", ""), ("ation", "at"), ("ement", ""), ("ments", ""), ("ances", ""),
        ("ences", ""), ("ities", ""), ("ously", "ous"), ("ment", ""), ("ness", ""), ("ance", ""), ("ence", ""), ("able", ""),
        ("ible", ""), ("ings", ""), ("edly", ""), ("ally", ""), ("ions", ""), ("ical", "ic"), ("ized", "iz"), ("ised", "iz"),
        ("izes", "iz"), ("ises", "iz"), ("ize", "iz"), ("ise", "iz"), ("ing", ""), ("ion", ""), ("ity", ""), ("ies", "y"),
        ("ied", "y"), ("ers", ""), ("ors", ""), ("ive", ""), ("ous", ""), ("ful", ""), ("est", ""), ("al", ""), ("ly", ""),
        ("er", ""), ("or", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""),
    ];

    public static string Stem(string word)
    {
        if (!char.IsAsciiLetterLower(word[0]))
            return word;
        foreach ((string ending, string instead) in Endings)
        {
            bool fits = word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal);
            if (fits && !(ending == "s" && word.EndsWith("ss", StringComparison.Ordinal)))
                return Single(word[..^ending.Length] + instead);
        }

        return Single(word);
    }

    /// <summary>A doubled letter at the end is written once: <c>shipp</c>(ed) is <c>ship</c>, <c>bill</c> is <c>bil</c>.</summary>
    private static string Single(string stem) =>
        stem.Length > ShortestStem && stem[^1] == stem[^2] ? stem[..^1] : stem;
}
