using System.Collections.Frozen;
using System.Text;

namespace Orchestration.Testing;

/// <summary>Cuts a text into sentences: at sentence marks, at blank lines, and at line ends that are no mere wrapping.</summary>
internal static class SentenceSplitter
{
    /// <summary>A run of text without a mark is cut at the next space after so many characters.</summary>
    private const int LongestSentence = 600;

    /// <summary>A line at least this long that ends without a mark is taken to be wrapped.</summary>
    private const int WrappedLine = 60;

    private const int LongestHeading = 12;

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "fig", "approx", "e.g", "i.e", "cf", "al", "inc", "ltd", "jr", "sr"],
        StringComparer.OrdinalIgnoreCase);

    public static List<Sentence> Split(string text)
    {
        var sentences = new List<Sentence>();
        bool opens = true;
        Line?[] lines = [.. Lines(text)];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] is not { } line)
            {
                opens = true;
                continue;
            }

            bool isHeading = opens && IsHeading(line, lines.ElementAtOrDefault(i + 1));
            foreach (string piece in Pieces(line.Text))
            {
                sentences.Add(new Sentence(piece, sentences.Count, opens, isHeading));
                opens = false;
            }
        }

        return sentences;
    }

    /// <summary>A few words without a mark that open a paragraph, and under them a sentence.</summary>
    private static bool IsHeading(Line line, Line? next) =>
        next is { IsItem: false } text && !line.IsItem && text.Text.Any(IsMark) && !line.Text.Any(IsMark) && line.Text[^1] is not (':' or '：' or ',')
        && line.Text.Split(' ').Length <= LongestHeading;

    /// <summary>Lines with wrapped ones joined and bullets taken off; null for a blank one.</summary>
    private static IEnumerable<Line?> Lines(string text)
    {
        var joined = new StringBuilder();
        bool isItem = false;
        foreach (string raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = raw.Trim();
            if (joined.Length > 0 && (line.Length == 0 || !Continues(joined, line)))
            {
                yield return new Line(joined.ToString(), isItem);
                joined.Clear();
            }

            if (line.Length == 0)
                yield return null;
            else if (joined.Length > 0)
                joined.Append(' ').Append(line);
            else
            {
                isItem = Bullet.Starts(line);
                joined.Append(Bullet.TakeOff(line));
            }
        }

        if (joined.Length > 0)
            yield return new Line(joined.ToString(), isItem);
    }

    private static bool Continues(StringBuilder before, string line) =>
        !IsMark(before[^1]) && before[^1] != ':' && !Bullet.Starts(line)
        && (char.IsLower(line[0]) || (before.Length >= WrappedLine && line.Length > 0));

    private static IEnumerable<string> Pieces(string line)
    {
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            bool ends = IsMark(line[i]) ? EndsAt(line, start, i) : IsTooLong(line, i, i - start);
            if (!ends)
                continue;
            int end = TextChunks.Whole(line, AfterClosing(line, i + 1));
            if (Clean(line[start..end]) is { Length: > 0 } piece)
                yield return piece;
            start = end;
            i = end - 1;
        }

        if (Clean(line[start..]) is { Length: > 0 } rest)
            yield return rest;
    }

    private static bool IsTooLong(string line, int index, int length) =>
        length >= LongestSentence && (char.IsWhiteSpace(line[index]) || length >= 2 * LongestSentence);

    private static bool EndsAt(string line, int start, int mark)
    {
        if (line[mark] is '。' or '！' or '？')
            return true;
        int next = AfterClosing(line, mark + 1);
        if (next < line.Length && !char.IsWhiteSpace(line[next]))
            return false;
        if (line[mark] != '.' || next >= line.Length)
            return true;
        string word = line[start..mark].Split(' ')[^1].TrimStart('(', '"', '“');
        bool initial = word.Length == 1 && char.IsUpper(word[0]);
        return !initial && !Abbreviations.Contains(word) && !char.IsLower(line[next..].TrimStart() is { Length: > 0 } rest ? rest[0] : 'A');
    }

    private static int AfterClosing(string line, int index)
    {
        while (index < line.Length && (line[index] is '"' or '”' or '’' or '\'' or ')' or ']' or '»' or '」' || IsMark(line[index])))
            index++;
        return index;
    }

    private static bool IsMark(char character) => character is '.' or '!' or '?' or '…' or '。' or '！' or '？';

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A line with what is wrapped below it.</summary>
    private readonly record struct Line(string Text, bool IsItem);
}
