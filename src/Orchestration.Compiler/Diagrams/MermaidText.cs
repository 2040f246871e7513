using System.Globalization;
using System.Text;

namespace Orchestration.Compiler.Diagrams;

/// <summary>Texts as they stand in a Mermaid diagram, so that they are shown as they are and nothing in them is taken for syntax.</summary>
internal static class MermaidText
{
    /// <summary>The most characters of a label; the rest is left out.</summary>
    private const int MostCharacters = 100;

    /// <summary>A label in its quotes. What Mermaid or Markdown could read as theirs stands as a character's number.</summary>
    public static string Quoted(string text)
    {
        // Mermaid reads no label that is empty.
        string shown = text.Length == 0 ? " " : Shortened(text);
        var label = new StringBuilder("\"");
        for (int i = 0; i < shown.Length; i += char.IsSurrogatePair(shown, i) ? 2 : 1)
        {
            if (char.IsSurrogatePair(shown, i))
            {
                label.Append(shown, i, 2);
            }
            else if (IsPlain(shown, i))
            {
                label.Append(shown[i]);
            }
            else
            {
                label.Append('#').Append(((int)(char.IsSurrogate(shown[i]) ? '\uFFFD' : shown[i])).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
        }

        return label.Append('"').ToString();
    }

    /// <summary>A text in quotes as YAML, of which the title is part, has it.</summary>
    public static string Yaml(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char character in Shortened(text))
        {
            bool isPlain = char.IsLetterOrDigit(character) || " .,:;'()+-_/!?".IndexOf(character) >= 0;
            quoted.Append(isPlain ? character.ToString() : "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quoted.Append('"').ToString();
    }

    private static string Shortened(string text)
    {
        if (text.Length <= MostCharacters)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return text.Substring(0, length) + "…";
    }

    private static bool IsPlain(string text, int index)
    {
        char character = text[index];
        return character switch
        {
            // "direction TB" is a statement wherever it stands.
            ' ' => !text.Substring(0, index).EndsWith("direction", StringComparison.Ordinal),

            // At the beginning it could be a list's or, after a number, a numbered one's.
            '-' or '.' or '_' => (IsWord(text, index - 1) && IsWord(text, index + 1)) || (character == '.' && index > 0 && char.IsLetter(text[index - 1])),
            ':' => index + 1 < text.Length && text[index + 1] == ' ',
            ',' or '\'' or '(' or ')' or '/' or '?' or '!' or '…' or '–' or '—' or '’' or '“' or '”' => true,
            _ => IsWord(text, index),
        };
    }

    private static bool IsWord(string text, int index) =>
        index >= 0 && index < text.Length && (char.IsLetterOrDigit(text[index]) || char.GetUnicodeCategory(text[index]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
