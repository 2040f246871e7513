using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Tests.Robustness;

/// <summary>Picks places in a syntax tree by chance, and says how to edit them. Where there is no such place, nothing is edited.</summary>
internal sealed class Mutator(SyntaxNode root, Random random)
{
    private readonly List<SyntaxToken> _tokens = [.. root.DescendantTokens().Where(t => t.Span.Length > 0)];

    /// <summary>A token of a kind.</summary>
    public TextSpan? AnyToken(Func<SyntaxToken, bool>? isFit = null)
    {
        var fit = isFit is null ? _tokens : _tokens.Where(isFit).ToList();
        return fit.Count == 0 ? null : fit[random.Next(fit.Count)].Span;
    }

    /// <summary>A node of a kind.</summary>
    public TextSpan? Any<TNode>()
        where TNode : SyntaxNode
    {
        var fit = root.DescendantNodes().OfType<TNode>().Where(n => n.Span.Length > 0).ToList();
        return fit.Count == 0 ? null : fit[random.Next(fit.Count)].Span;
    }

    /// <summary>One of several texts.</summary>
    public string Of(string[] texts) => texts[random.Next(texts.Length)];

    public IEnumerable<TextChange> Delete(TextSpan? place) => place is { } span ? [new(span, "")] : [];

    public IEnumerable<TextChange> Replace(TextSpan? place, string text) => place is { } span ? [new(span, text)] : [];

    public IEnumerable<TextChange> Replace(TextSpan? place, TextSpan? by) => by is { } span ? Replace(place, TextAt(span)) : [];

    public IEnumerable<TextChange> Insert(TextSpan? before, string text) => before is { } span ? [new(new TextSpan(span.Start, 0), text)] : [];

    public IEnumerable<TextChange> Repeat(TextSpan? place, string between = "\n") =>
        place is { } span ? [new(new TextSpan(span.End, 0), between + TextAt(span))] : [];

    public IEnumerable<TextChange> Swap(TextSpan? one, TextSpan? other) =>
        one is { } a && other is { } b && a != b ? [new(a, TextAt(b)), new(b, TextAt(a))] : [];

    private string TextAt(TextSpan span) => root.ToFullString().Substring(span.Start, span.Length);
}
