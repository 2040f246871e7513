using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>Changes of parameters and their lists, as changes of text, so that everything around them stays as it is.</summary>
internal static class ParameterEdits
{
    /// <summary>Adds a parameter after those that must be given and before those that may be left out.</summary>
    public static TextChange With(this ParameterListSyntax list, string parameter)
    {
        ParameterSyntax? next = list.Parameters.FirstOrDefault(candidate => candidate.Default is not null || IsOfTheRun(candidate));
        if (list.Parameters.Count == 0)
        {
            return new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), parameter);
        }

        // The new parameter starts a line where the others do.
        ParameterSyntax neighbour = next ?? list.Parameters.Last();
        string between = StartsLine(neighbour) ? LineStartOf(neighbour) : " ";
        return next is null
            ? new TextChange(new TextSpan(neighbour.Span.End, 0), "," + between + parameter)
            : new TextChange(new TextSpan(next.SpanStart, 0), parameter + "," + between);
    }

    /// <summary>Says by <c>[From]</c> where a parameter's value comes from, instead of what was said before.</summary>
    public static TextChange WithSource(this ParameterSyntax parameter, string source)
    {
        AttributeSyntax? from = parameter.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.IsNamed("From"));
        return from is null
            ? new TextChange(new TextSpan(parameter.SpanStart, 0), $"[From({source})] ")
            : new TextChange(from.Span, $"From({source})");
    }

    /// <summary>Whether an attribute is written with a name, its suffix and qualification aside.</summary>
    public static bool IsNamed(this AttributeSyntax attribute, string name)
    {
        SimpleNameSyntax written = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            SimpleNameSyntax simple => simple,
            _ => SyntaxFactory.IdentifierName(""),
        };
        return written.Identifier.ValueText == name || written.Identifier.ValueText == name + "Attribute";
    }

    private static bool IsOfTheRun(ParameterSyntax parameter) =>
        parameter.Type?.ToString() is { } type && (type.EndsWith("CancellationToken", StringComparison.Ordinal) || type.TrimEnd('?').EndsWith("RunOptions", StringComparison.Ordinal));

    private static bool StartsLine(ParameterSyntax parameter) =>
        parameter.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static string LineStartOf(ParameterSyntax parameter) =>
        parameter.GetFirstToken().GetPreviousToken().TrailingTrivia.First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToFullString()
        + string.Concat(parameter.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Select(trivia => trivia.ToFullString()));
}
