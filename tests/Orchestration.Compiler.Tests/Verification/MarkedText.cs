using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>A place that a test marked: where a diagnostic is expected.</summary>
/// <param name="Span">The place in the text without its markup.</param>
/// <param name="Id">The diagnostic's id; <see langword="null"/> for the id of the rule under test.</param>
/// <param name="Label">The number of <c>{|#0:…|}</c>, which is the index of its message among the expected ones.</param>
public sealed record MarkedSpan(TextSpan Span, string? Id, int? Label);

/// <summary>
/// A text with its markup taken out: <c>[|…|]</c> marks a place for the rule under test, <c>{|ORC1007:…|}</c> for an id, and
/// <c>{|#0:…|}</c> for the rule under test with the expected message of that number. Marks nest. The markup is that of
/// the Microsoft.CodeAnalysis.Testing packages.
/// </summary>
/// <param name="Text">The text without markup.</param>
/// <param name="Spans">The marked places in order.</param>
public sealed record MarkedText(string Text, IReadOnlyList<MarkedSpan> Spans)
{
    /// <summary>Takes the markup out of a text.</summary>
    /// <exception cref="FormatException">A mark is not closed, or closed where none is open.</exception>
    public static MarkedText Parse(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var spans = new List<MarkedSpan>();
        var open = new Stack<(int Start, string? Id)>();
        var position = 0;
        while (position < markup.Length)
        {
            position += ReadMark(markup, position, text, open, spans);
        }

        if (open.Count > 0)
        {
            throw new FormatException($"The mark opened before \"{text.ToString(open.Peek().Start, Math.Min(20, text.Length - open.Peek().Start))}\" is never closed.");
        }

        return new(text.ToString(), [.. spans.OrderBy(s => s.Span.Start).ThenByDescending(s => s.Span.Length)]);
    }

    private static int ReadMark(string markup, int position, StringBuilder text, Stack<(int Start, string? Id)> open, List<MarkedSpan> spans)
    {
        var next = markup.AsSpan(position);
        if (next.StartsWith("[|"))
        {
            open.Push((text.Length, null));
            return 2;
        }

        if (next.StartsWith("{|") && next.IndexOf(':') is > 2 and var colon && IsName(next[2..colon]))
        {
            open.Push((text.Length, next[2..colon].ToString()));
            return colon + 1;
        }

        if (open.Count > 0 && next.StartsWith(open.Peek().Id is null ? "|]" : "|}"))
        {
            var (start, name) = open.Pop();
            spans.Add(ToSpan(TextSpan.FromBounds(start, text.Length), name));
            return 2;
        }

        text.Append(markup[position]);
        return 1;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '#')
            {
                return false;
            }
        }

        return true;
    }

    private static MarkedSpan ToSpan(TextSpan span, string? name) => name is ['#', .. var number]
        ? new(span, null, int.Parse(number, CultureInfo.InvariantCulture))
        : new(span, name, null);

    /// <summary>Writes marks into a text; the inverse of <see cref="Parse"/> for marks that nest.</summary>
    public static string Mark(string text, IEnumerable<(TextSpan Span, string Id)> marks)
    {
        var result = new StringBuilder(text);
        // Backwards, so that places before stay right. At one place stand the ends (inner before outer), then empty marks, then the starts (outer before inner).
        var insertions = marks.SelectMany(Insertions).OrderByDescending(i => i.At).ThenByDescending(i => i.Order);
        foreach (var insertion in insertions)
        {
            result.Insert(insertion.At, insertion.Mark);
        }

        return result.ToString();
    }

    private static IEnumerable<(int At, int Order, string Mark)> Insertions((TextSpan Span, string Id) mark)
    {
        var (span, open) = (mark.Span, $"{{|{mark.Id}:");
        return span.IsEmpty
            ? [(span.Start, 0, open + "|}")]
            : [(span.Start, int.MaxValue - span.Length, open), (span.End, span.Length - int.MaxValue, "|}")];
    }
}
