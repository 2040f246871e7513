using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes.Robustness;

/// <summary>Handles the cases that ORC5006 found lost, or throws for them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutcomeDroppedFix)), Shared]
public sealed class OutcomeDroppedFix : RuleFix
{
    private const string Throw = "Throw unless the run completed";
    private const string HandleAll = "Handle every case";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [OutcomeDropped.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is not { } model
            || request.Find<ExpressionSyntax>() is not { } place)
        {
            return;
        }

        switch (request.Property(OutcomeDropped.Neglect))
        {
            case nameof(OutcomeNeglect.Dropped) when place.Parent is ExpressionStatementSyntax statement && SwitchWriter.For(place, model) is { } writer:
                request.OfferReplacement(Throw, place, writer.ValueOrThrow(place));
                request.OfferReplacement(HandleAll, statement, writer.Statement(place, writer.Case(OutcomeCases.Completed), []).WithTriviaFrom(statement));
                break;
            case nameof(OutcomeNeglect.Cast):
                OfferForCast(request, place, model);
                break;
            case nameof(OutcomeNeglect.If):
                OfferForIf(request, place, model);
                break;
            case nameof(OutcomeNeglect.Switch) when place.Parent is SwitchStatementSyntax choice && SwitchWriter.For(place, model) is { } writer:
                string[] missing = request.Property(OutcomeDropped.Missing)?.Split(',') ?? [];
                request.OfferReplacement(
                    HandleAll,
                    choice,
                    choice.AddSections([.. missing.Select(writer.ThrowingSection)]).WithAdditionalAnnotations(Formatter.Annotation));
                break;
        }
    }

    private static void OfferForCast(FixRequest request, ExpressionSyntax cast, SemanticModel model)
    {
        ExpressionSyntax? outcome = cast switch
        {
            CastExpressionSyntax explicitly => explicitly.Expression,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } attempt => attempt.Left,
            _ => null,
        };
        ExpressionSyntax wrapped = cast;
        while (wrapped.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            wrapped = (ExpressionSyntax)wrapped.Parent;
        }

        if (outcome is not null
            && SwitchWriter.For(outcome, model) is { } writer
            && wrapped.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value
            && value.Expression == wrapped)
        {
            request.OfferReplacement(Throw, value, writer.ValueOrThrow(outcome).WithTriviaFrom(value));
            request.OfferReplacement(HandleAll, value, writer.Expression(outcome, value));
        }
    }

    /// <summary>The branch becomes a section; a <c>break</c> in it would then end the switch instead of the loop around it.</summary>
    private static void OfferForIf(FixRequest request, ExpressionSyntax test, SemanticModel model)
    {
        (ExpressionSyntax? outcome, string? label) = test switch
        {
            IsPatternExpressionSyntax matched => (matched.Expression, matched.Pattern.ToString()),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } typed => (typed.Left, typed.Right.ToString()),
            _ => (null, null),
        };
        if (outcome is not null
            && test.Parent is IfStatementSyntax { Parent: not ElseClauseSyntax } branch
            && !branch.Statement.DescendantNodesAndSelf().OfType<BreakStatementSyntax>().Any()
            && SwitchWriter.For(outcome, model) is { } writer)
        {
            SyntaxList<StatementSyntax> body = branch.Statement is BlockSyntax block && !block.CloseBraceToken.HasLeadingTrivia() ? block.Statements : [branch.Statement];
            request.OfferReplacement(HandleAll, branch, writer.Statement(outcome, label!, body).WithTriviaFrom(branch));
        }
    }
}

internal static class BraceTrivia
{
    /// <summary>Whether a comment or a directive stands before the token.</summary>
    public static bool HasLeadingTrivia(this SyntaxToken token) =>
        token.LeadingTrivia.Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
