using System.Globalization;
using System.Text;

namespace Orchestration.Testing;

/// <summary>Takes texts apart into words and stems, in any script.</summary>
internal static class Words
{
    /// <summary>The words in lower case: runs of letters, digits and marks. Of scripts written without spaces each
    /// character is a word. An apostrophe within a word is left out, a decimal point within a number stays.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        for (int i = 0; i < text.Length;)
        {
            ReadRune(text, i, out Rune rune, out int length);
            if (IsUnspaced(rune))
            {
                if (word.Length > 0)
                    yield return Take(word);
                yield return rune.ToString();
            }
            else if (IsWordPart(rune))
                Append(word, Rune.ToLowerInvariant(rune));
            else if (!IsInner(text, i, rune.Value, out bool kept) && word.Length > 0)
                yield return Take(word);
            else if (kept && word.Length > 0)
                word.Append((char)rune.Value);
            i += length;
        }

        if (word.Length > 0)
            yield return Take(word);
    }

    /// <summary>The stem of every word, null for one that says nothing.</summary>
    public static string?[] Tokens(string text) =>
        [.. Of(text).Select(word => StopWords.Contains(word) ? null : Stemmer.Stem(word))];

    /// <summary>The stems of the words that say something, each once.</summary>
    public static HashSet<string> Stems(string text) => [.. Tokens(text).OfType<string>()];

    /// <summary>A name as words: <c>dueDate</c>, <c>due_date</c> and <c>DueDate</c> are <c>due date</c>.</summary>
    public static string OfIdentifier(string name)
    {
        var words = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool starts = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
                words.Append(' ');
            words.Append(name[i] is '_' or '-' or '.' or '$' ? ' ' : name[i]);
        }

        return words.ToString();
    }

    private static void Append(StringBuilder word, Rune rune)
    {
        Span<char> characters = stackalloc char[2];
        word.Append(characters[..rune.EncodeToUtf16(characters)]);
    }

    private static string Take(StringBuilder word)
    {
        string text = word.ToString();
        word.Clear();
        return text;
    }

    /// <summary>A lone surrogate counts as one unknown character.</summary>
    private static void ReadRune(string text, int index, out Rune rune, out int length)
    {
        if (!Rune.TryGetRuneAt(text, index, out rune))
            rune = Rune.ReplacementChar;
        length = Math.Max(1, rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength);
    }

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInner(string text, int i, int value, out bool kept)
    {
        bool inside = i > 0 && i + 1 < text.Length;
        kept = inside && value is '.' or ',' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]);
        return kept || (inside && value is '\'' or '’' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]));
    }

    private static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x2FA1F)
        && Rune.IsLetterOrDigit(rune);
}
