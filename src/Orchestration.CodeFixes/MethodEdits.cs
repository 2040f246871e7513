using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>Changes of methods that leave everything else as it is written.</summary>
internal static class MethodEdits
{
    /// <summary>Lets the generator write a method's body: partial, with an accessibility, not async, and ended by a semicolon.</summary>
    /// <param name="method">The method.</param>
    /// <param name="accessibility">What it becomes where it does not say, such as <c>private</c>.</param>
    public static TextChange[] ToPartial(this MethodDeclarationSyntax method, string accessibility)
    {
        var changes = new List<TextChange>();
        if (method.AddAccessibility(accessibility) is { } added)
        {
            changes.Add(added);
        }

        changes.AddRange(method.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(WithoutToken));
        if (!method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            changes.Add(new TextChange(new TextSpan(method.ReturnType.SpanStart, 0), "partial "));
        }

        if (method.Body is not null || method.ExpressionBody is not null)
        {
            SyntaxNode body = (SyntaxNode?)method.Body ?? method.ExpressionBody!;
            changes.Add(new TextChange(TextSpan.FromBounds(body.GetFirstToken().GetPreviousToken().Span.End, method.Span.End), ";"));
        }

        return [.. changes];
    }

    /// <summary>The accessibility that a method lacks, or null where it says one.</summary>
    public static TextChange? AddAccessibility(this MethodDeclarationSyntax method, string accessibility)
    {
        int start = method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart;
        return method.Modifiers.Any(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()))
            ? null
            : new TextChange(new TextSpan(start, 0), accessibility + " ");
    }

    /// <summary>The text without a token and the space after it.</summary>
    public static TextChange WithoutToken(this SyntaxToken token) =>
        new(TextSpan.FromBounds(token.SpanStart, Math.Max(token.Span.End, token.GetNextToken().SpanStart)), "");
}
