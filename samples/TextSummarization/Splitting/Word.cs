using System.Globalization;

namespace Orchestration.Samples.TextSummarization.Splitting;

/// <summary>A word of a text, or a part of one that is larger than a chunk.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">The place after it.</param>
/// <param name="Tokens">How many tokens it has.</param>
/// <param name="EndsSentence">Whether it ends with the mark of a sentence's end.</param>
internal readonly record struct Word(int Start, int End, int Tokens, bool EndsSentence)
{
    private const string SentenceMarks = ".!?…。！？";
    private const string Closing = "\"'”’»)]";

    /// <summary>The words of a text, none of more tokens than may be; a longer one is cut between characters as a reader sees them.</summary>
    public static List<Word> Of(string text, int mostTokens)
    {
        var words = new List<Word>();
        for (int start = Splitting.Tokens.NextWord(text, 0); start < text.Length;)
        {
            int end = Splitting.Tokens.EndOfWord(text, start);
            words.AddRange(Parts(text, start, end, mostTokens));
            start = Splitting.Tokens.NextWord(text, end);
        }

        return words;
    }

    private static IEnumerable<Word> Parts(string text, int start, int end, int mostTokens)
    {
        while (Splitting.Tokens.InWord(text.AsSpan(start, end - start)) > mostTokens)
        {
            int cut = Cut(text, start, end, mostTokens);
            if (cut == end)
            {
                break;
            }

            yield return From(text, start, cut);
            start = cut;
        }

        yield return From(text, start, end);
    }

    /// <summary>As many whole characters as the tokens hold, and at least one: a character is never cut, however long it is.</summary>
    private static int Cut(string text, int start, int end, int mostTokens)
    {
        int cut = start;
        int bytes = 0;
        while (cut < end)
        {
            int length = Math.Min(StringInfo.GetNextTextElementLength(text, cut), end - cut);
            bytes += System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(cut, length));
            if (bytes > (long)mostTokens * Splitting.Tokens.Bytes && cut > start)
            {
                break;
            }

            cut += length;
        }

        return cut;
    }

    private static Word From(string text, int start, int end)
    {
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        ReadOnlySpan<char> bare = word.TrimEnd(Closing);
        return new Word(start, end, Splitting.Tokens.InWord(word), bare.Length > 0 && SentenceMarks.Contains(bare[^1]));
    }
}
