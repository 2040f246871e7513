using System.Text;

namespace Orchestration.Compiler.Parsing;

/// <summary>A part of a prompt as written, with its place in the text.</summary>
/// <param name="Start">Where it starts in the prompt's text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Text">The text, braces unescaped; for a placeholder the path before the colon.</param>
/// <param name="PathStart">Where a placeholder's path starts in the prompt's text.</param>
/// <param name="Format">A placeholder's format, or null.</param>
/// <param name="IsPlaceholder">Whether it is a placeholder.</param>
internal readonly record struct RawPart(int Start, int Length, string Text, int PathStart, string? Format, bool IsPlaceholder)
{
    /// <summary>Where the colon and the format stand, for a placeholder that has one.</summary>
    public (int Start, int Length) FormatSpan => (Start + Length - 1 - (Format?.Length ?? 0) - 1, (Format?.Length ?? 0) + 1);
}

/// <summary>What is wrong with the form of a prompt.</summary>
/// <param name="Start">Where it starts in the prompt's text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Message">What is wrong and what to do, as a sentence.</param>
/// <param name="Braces">Where the braces stand that would have to be doubled.</param>
internal readonly record struct PromptError(int Start, int Length, string Message, IReadOnlyList<int> Braces);

/// <summary>
/// Splits a prompt into text and placeholders: <c>{name}</c>, <c>{name.Member}</c>, <c>{name:format}</c>; <c>{{</c> and <c>}}</c> are
/// braces. Braces that belong together and enclose no placeholder, such as an example in JSON, are one mistake.
/// </summary>
internal sealed class PromptParser
{
    private readonly string text;
    private readonly List<RawPart> parts = [];
    private readonly List<PromptError> errors = [];
    private readonly StringBuilder pending = new();
    private int pendingStart;
    private int position;
    private LoneBraces? lone;

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
            Read(text[position], isDoubled: position + 1 < text.Length && text[position + 1] == text[position]);
        }

        Flush();
        if (lone is not null)
        {
            errors.Add(lone.Unclosed());
        }

        errors.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    private void Read(char current, bool isDoubled)
    {
        // At the end of nested braces, '}}' closes two of them.
        if (current is '{' or '}' && isDoubled && !(current == '}' && lone is { Depth: > 1 }))
        {
            Keep(current, 2);
        }
        else if (current == '{')
        {
            if (!TryReadPlaceholder())
            {
                (lone ??= new LoneBraces(text)).Open(position);
                Keep(current, 1);
            }
        }
        else
        {
            if (current == '}')
            {
                Close();
            }

            Keep(current, 1);
        }
    }

    private void Close()
    {
        if (lone is null)
        {
            errors.Add(new(position, 1, "The prompt has a '}' that closes no placeholder; write '}}' for a brace.", [position]));
        }
        else if (lone.Close(position))
        {
            errors.Add(lone.Closed());
            lone = null;
        }
    }

    private bool TryReadPlaceholder()
    {
        int end = text.IndexOfAny(['{', '}', '\n'], position + 1);
        if (end < 0 || text[end] != '}')
        {
            return false;
        }

        string inner = text.Substring(position + 1, end - position - 1);
        int colon = inner.IndexOf(':');
        string written = colon < 0 ? inner : inner.Substring(0, colon);
        string path = written.Trim();
        // A parameter may be written as in code, '@event'.
        int at = path.StartsWith("@", StringComparison.Ordinal) ? 1 : 0;
        path = path.Substring(at);
        if (!IsPath(path))
        {
            return false;
        }

        Flush();
        string? format = colon < 0 ? null : inner.Substring(colon + 1);
        int pathStart = position + 1 + written.Length - written.TrimStart().Length + at;
        parts.Add(new(position, end + 1 - position, path, pathStart, string.IsNullOrEmpty(format) ? null : format, IsPlaceholder: true));
        lone?.HoldsPlaceholder();
        position = end + 1;
        pendingStart = position;
        return true;
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
            parts.Add(new(pendingStart, position - pendingStart, pending.ToString(), pendingStart, null, IsPlaceholder: false));
            pending.Clear();
        }

        pendingStart = position;
    }
}
