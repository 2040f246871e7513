using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Security;

namespace Orchestration.CodeFixes.Security;

/// <summary>Moves the placeholder of ORC6001 from a step's system message to its prompt.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UntrustedInSystemFix)), Shared]
public sealed class UntrustedInSystemFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UntrustedInSystem.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Property(UntrustedInSystem.IsOfStep) is not null
            && request.Find<LiteralExpressionSyntax>() is { } system
            && system.Span != request.Diagnostic.Location.SourceSpan
            && system.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && WithoutPlaceholder(request, system) is { } shorter
            && Moved(request, method, system, shorter) is { } moved)
        {
            request.OfferReplacement("Move the text to the prompt", method, moved);
        }

        return Task.CompletedTask;
    }

    /// <summary>The method with both literals changed; null where the prompt cannot be added to.</summary>
    private static MethodDeclarationSyntax? Moved(FixRequest request, MethodDeclarationSyntax method, LiteralExpressionSyntax system, LiteralExpressionSyntax shorter)
    {
        MethodDeclarationSyntax changed = method.ReplaceNode(system, shorter);
        if (shorter.Token.ValueText.Trim().Length == 0)
        {
            changed = WithoutSystem(changed);
        }

        return request.Property(UntrustedInSystem.Placeholder) is { } placeholder ? changed.WithPromptText(placeholder) : changed;
    }

    /// <summary>The literal without the placeholder, nor the blank or the empty line that it leaves behind.</summary>
    private static LiteralExpressionSyntax? WithoutPlaceholder(FixRequest request, LiteralExpressionSyntax system)
    {
        string written = system.Token.Text;
        TextSpan place = request.Diagnostic.Location.SourceSpan;
        string before = written.Substring(0, place.Start - system.SpanStart);
        string after = written.Substring(place.End - system.SpanStart);
        string shortened = Join(before, after, isEscaped: system.Token.IsKind(SyntaxKind.StringLiteralToken) && written[0] == '"');
        return SyntaxFactory.ParseExpression(shortened) is LiteralExpressionSyntax { ContainsDiagnostics: false } shorter
            ? shorter.WithTriviaFrom(system)
            : null;
    }

    private static string Join(string before, string after, bool isEscaped)
    {
        if (after.TrimEnd('"').Trim().Length == 0)
        {
            string kept = isEscaped ? Regex.Replace(before, @"(\\[nrt]|\s)+$", "") : before.TrimEnd();
            return kept.TrimStart('@').All(character => character == '"') ? "\"\"" : kept + after;
        }

        string line = before.TrimEnd(' ', '\t');
        bool isAloneOnLine = line.EndsWith("\n", StringComparison.Ordinal) && after[0] is '\r' or '\n';
        return isAloneOnLine ? line.TrimEnd('\n').TrimEnd('\r') + after
            : before.EndsWith(" ", StringComparison.Ordinal) && !char.IsLetterOrDigit(after[0]) ? before.Substring(0, before.Length - 1) + after
            : before + after;
    }

    /// <summary>A system message that says nothing any more is none.</summary>
    private static MethodDeclarationSyntax WithoutSystem(MethodDeclarationSyntax method)
    {
        AttributeSyntax attribute = method.AttributeLists.SelectMany(list => list.Attributes).First(candidate => candidate.IsNamed("System"));
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            SeparatedSyntaxList<AttributeSyntax> kept = list.Attributes.Remove(attribute);
            return method.ReplaceNode(list, list.WithAttributes(kept.Replace(kept[0], kept[0].WithLeadingTrivia(list.Attributes[0].GetLeadingTrivia()))));
        }

        // What stands above the first list, such as a comment, is the method's and stays.
        SyntaxTriviaList above = method.GetLeadingTrivia();
        return method.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia(above);
    }
}
