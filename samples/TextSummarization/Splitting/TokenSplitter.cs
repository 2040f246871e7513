namespace Orchestration.Samples.TextSummarization.Splitting;

/// <summary>Splits a text into chunks of a number of tokens, each of which repeats the end of the one before it.</summary>
/// <remarks>
/// <para>A chunk holds as many words as fit. Where a sentence ends in its last fifth, it ends there; where one begins in what it may
/// repeat, it begins there. So most chunks begin and end with a sentence, and a text without sentences is split all the same.</para>
/// <para>No word is cut, unless it alone is larger than a chunk; and then no character is, as a reader sees characters: surrogate pairs,
/// combining marks and joined emoji stay whole. Only such a character that is larger than a chunk by itself makes a chunk that is too
/// large.</para>
/// </remarks>
public static class TokenSplitter
{
    private const double LeastFilled = 0.8;

    /// <summary>The chunks of a text, in order; none where there is nothing but white space.</summary>
    /// <exception cref="ArgumentException">The limits cannot be used.</exception>
    public static IReadOnlyList<Chunk> Split(string text, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        if (limits.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(limits));
        }

        List<Word> words = Word.Of(text, limits.Chunk);
        var chunks = new List<Chunk>();
        int end = 0;
        while (end < words.Count)
        {
            int first = end == 0 ? 0 : Start(words, end, limits);
            end = End(words, first, end, limits.Chunk);
            chunks.Add(new Chunk(chunks.Count + 1, text[words[first].Start..words[end - 1].End], TokensOf(words, first, end)));
        }

        return chunks;
    }

    /// <summary>The first word of the chunk after the one that ended: it repeats what the overlap holds, and still has room for a new word.</summary>
    private static int Start(List<Word> words, int end, Limits limits)
    {
        int most = Math.Min(limits.Overlap, limits.Chunk - words[end].Tokens);
        int first = end;
        int tokens = 0;
        while (first > 0 && tokens + words[first - 1].Tokens <= most)
        {
            tokens += words[--first].Tokens;
        }

        int sentence = first;
        while (sentence < end && sentence > 0 && !words[sentence - 1].EndsSentence)
        {
            sentence++;
        }

        return sentence < end ? sentence : first;
    }

    /// <summary>The place after the last word of a chunk, which is later than the end of the one before it.</summary>
    private static int End(List<Word> words, int first, int previousEnd, int most)
    {
        int end = first;
        int tokens = 0;
        while (end < words.Count && (end == first || tokens + words[end].Tokens <= most))
        {
            tokens += words[end++].Tokens;
        }

        if (end == words.Count)
        {
            return end;
        }

        for (int sentence = end; sentence > previousEnd && tokens >= LeastFilled * most; sentence--)
        {
            if (words[sentence - 1].EndsSentence)
            {
                return sentence;
            }

            tokens -= words[sentence - 1].Tokens;
        }

        return end;
    }

    private static int TokensOf(List<Word> words, int first, int end)
    {
        int tokens = 0;
        for (int i = first; i < end; i++)
        {
            tokens += words[i].Tokens;
        }

        return tokens;
    }
}
