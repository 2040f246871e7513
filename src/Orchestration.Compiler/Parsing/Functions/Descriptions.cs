using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing.Functions;

/// <summary>
/// What a model is told of a method or a parameter: its <c>[Description]</c>, else its documentation. The comments are read as written, since a
/// compilation without a documentation file does not read them at all.
/// </summary>
internal static class Descriptions
{
    private const RegexOptions Options = RegexOptions.Singleline | RegexOptions.CultureInvariant;

    public static string? Of(ISymbol symbol, CancellationToken cancellationToken) =>
        OfAttribute(symbol) ?? Element(symbol, "<summary>(.*?)</summary>", cancellationToken);

    public static string? Of(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        OfAttribute(parameter)
        ?? Element(parameter.ContainingSymbol, $"<param\\s+name\\s*=\\s*\"{Regex.Escape(parameter.Name)}\"\\s*>(.*?)</param>", cancellationToken);

    public static string? OfAttribute(ISymbol symbol) => symbol.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { } type && KnownTypes.IsDescription(type))?.Text(0) is { Length: > 0 } text
            ? text
            : null;

    private static string? Element(ISymbol symbol, string pattern, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences.Where(reference => !UserView.IsGenerated(reference.SyntaxTree)))
        {
            string[] lines = reference.GetSyntax(cancellationToken).GetLeadingTrivia().ToFullString().Split('\n');
            string comment = string.Join(" ", lines.Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line.Substring(3)));
            if (comment.Length > 0 && Regex.Match(comment, pattern, Options) is { Success: true } match && Plain(match.Groups[1].Value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The words without the tags; a reference stands for what it names.</summary>
    private static string Plain(string xml)
    {
        string named = Regex.Replace(xml, "<\\w+\\s+(?:cref|name|langword|href)\\s*=\\s*\"(?:\\w:)?([^\"]*)\"\\s*/>", match => match.Groups[1].Value, Options);
        string bare = Regex.Replace(named, "<[^>]*>", "", Options);
        return Regex.Replace(bare, "\\s+", " ", Options).Trim()
            .Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&amp;", "&");
    }
}
