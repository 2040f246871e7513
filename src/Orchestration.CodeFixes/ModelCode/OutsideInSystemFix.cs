using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.ModelCode;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Moves the text that ends a system message, which ORC9007 found, into a user message behind it in the same list.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutsideInSystemFix)), Shared]
public sealed class OutsideInSystemFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [OutsideInSystem.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<InterpolationSyntax>() is { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: 2 } arguments, Parent: BaseObjectCreationExpressionSyntax { Initializer: null } message } } } text } hole
            && hole.Expression.Span == request.Diagnostic.Location.SourceSpan
            && text.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken)
            && text.Contents.Last() == hole
            && text.Contents.OfType<InterpolatedStringTextSyntax>().Any(words => words.TextToken.ValueText.Trim().Length > 0)
            && !text.ToString().Contains(@"\\")
            && arguments[0].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "System" } role
            && message.Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax } or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression or (int)SyntaxKind.CollectionInitializerExpression }
            && await request.GetModelAsync().ConfigureAwait(false) is var model
            && model.GetTypeInfo(role).Type?.Name == "ChatRole"
            && model.GetTypeInfo(hole.Expression).Type?.SpecialType == SpecialType.System_String)
        {
            string user = $"{message.ToString().Substring(0, message.ArgumentList!.SpanStart - message.SpanStart)}({role.Expression}.User, {hole.Expression})";
            request.OfferTextChange(
                "Move the text to a user message",
                new TextChange(text.Span, Shortened(text, hole)),
                new TextChange(new TextSpan(message.Span.End, 0), ", " + user));
        }
    }

    private static string Shortened(InterpolatedStringExpressionSyntax text, InterpolationSyntax hole)
    {
        string written = text.ToString();
        string before = written.Substring(0, hole.SpanStart - text.SpanStart);
        while (before.TrimEnd() != before || before.EndsWith("\\n", StringComparison.Ordinal))
        {
            before = before.TrimEnd() != before ? before.TrimEnd() : before.Substring(0, before.Length - 2);
        }

        bool needsDollar = text.Contents.Count(part => part is InterpolationSyntax) > 1 || before.Contains("{{") || before.Contains("}}");
        return (needsDollar ? before : before.Substring(1)) + "\"";
    }
}
