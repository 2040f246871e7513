using System.Text;

namespace Orchestration.Compiler.Parsing;

/// <summary>A part of a prompt as written, with its place in the text.</summary>
/// <param name="Start">Where it starts in the prompt's text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Text">The text, braces unescaped; for a placeholder the path before the colon.</param>
/// <param name="Format">A placeholder's format, or null.</param>
/// <param name="IsPlaceholder">Whether it is a placeholder.</param>
internal readonly record struct RawPart(int Start, int Length, string Text, string? Format, bool IsPlaceholder);

/// <summary>What is wrong with the form of a prompt.</summary>
internal readonly record struct PromptError(int Start, int Length, string Message);

/// <summary>
/// Splits a prompt into text and placeholders: <c>{name}</c>, <c>{name.Member}</c>, <c>{name:format}</c>; <c>{{</c> and <c>}}</c> are
/// braces.
/// </summary>
internal sealed class PromptParser
{
    private readonly string text;
    private readonly List<RawPart> parts = [];
    private readonly List<PromptError> errors = [];
    private readonly StringBuilder pending = new();
    private int pendingStart;
    private int position;

    private PromptParser(string text) => this.text = text;

    public static (IReadOnlyList<RawPart> Parts, IReadOnlyList<PromptError> Errors) Parse(string text)
    {
        var parser = new PromptParser(text);
        parser.Run();
        return (parser.parts, parser.errors);
    }

    /// <summary>Whether a text is a dotted path of identifiers.</summary>
    public static bool IsPath(string path) => path.Split('.').All(IsIdentifier);

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private void Run()
    {
        while (position < text.Length)
        {
            char current = text[position];
            bool isDoubled = position + 1 < text.Length && text[position + 1] == current;
            if (current is '{' or '}' && isDoubled)
            {
                Keep(current, 2);
            }
            else if (current == '{')
            {
                ReadPlaceholder();
            }
            else
            {
                if (current == '}')
                {
                    errors.Add(new(position, 1, "a '}' that closes nothing; write '}}' for a brace"));
                }

                Keep(current, 1);
            }
        }

        Flush();
    }

    private void ReadPlaceholder()
    {
        int end = text.IndexOfAny(['{', '}', '\n'], position + 1);
        if (end < 0 || text[end] != '}')
        {
            errors.Add(new(position, 1, "a '{' that nothing closes; write '{{' for a brace"));
            Keep('{', 1);
            return;
        }

        Flush();
        string inner = text.Substring(position + 1, end - position - 1);
        int colon = inner.IndexOf(':');
        string path = (colon < 0 ? inner : inner.Substring(0, colon)).Trim();
        string? format = colon < 0 ? null : inner.Substring(colon + 1);
        int length = end + 1 - position;
        if (!IsPath(path))
        {
            errors.Add(new(position, length, $"'{{{inner}}}' is no placeholder: it takes the name of a parameter, or 'name.Member'; write '{{{{' for a brace"));
        }
        else
        {
            parts.Add(new(position, length, path, string.IsNullOrEmpty(format) ? null : format, IsPlaceholder: true));
        }

        position = end + 1;
        pendingStart = position;
    }

    private void Keep(char character, int length)
    {
        pending.Append(character);
        position += length;
    }

    private void Flush()
    {
        if (pending.Length > 0)
        {
            parts.Add(new(pendingStart, position - pendingStart, pending.ToString(), null, IsPlaceholder: false));
            pending.Clear();
        }

        pendingStart = position;
    }
}
