using System.Text;

namespace Orchestration.Samples.TextSummarization.Splitting;

/// <summary>
/// Estimates how many tokens a text has. It is an estimate, not the count of any model: a word, which is what stands between white
/// space, has a token for every four bytes of its UTF-8, rounded up. For English that is somewhat more than models count.
/// </summary>
public static class Tokens
{
    /// <summary>The bytes of a token.</summary>
    public const int Bytes = 4;

    /// <summary>The tokens of a text.</summary>
    public static int In(ReadOnlySpan<char> text)
    {
        int tokens = 0;
        for (int start = NextWord(text, 0); start < text.Length;)
        {
            int end = EndOfWord(text, start);
            tokens += InWord(text[start..end]);
            start = NextWord(text, end);
        }

        return tokens;
    }

    /// <summary>The tokens of one word.</summary>
    public static int InWord(ReadOnlySpan<char> word) => (Encoding.UTF8.GetByteCount(word) + Bytes - 1) / Bytes;

    /// <summary>The place of the first word from a place on; the text's end where there is none.</summary>
    internal static int NextWord(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>The place after a word.</summary>
    internal static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && !char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }
}
