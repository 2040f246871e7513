using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Orchestration.Compiler.Rules.ModelCode;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Gives the switch that ORC9014 found a default that throws, with the reply that was not thought of.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FreeTextRouteFix)), Shared]
public sealed class FreeTextRouteFix : RuleFix
{
    private const string Title = "Throw for every other reply";
    private const string Text = "The model chose something that is not known: ";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FreeTextRoute.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        SyntaxNode? choice = request.Root.FindToken(request.Diagnostic.Location.SourceSpan.Start).Parent;
        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        switch (choice)
        {
            case SwitchStatementSyntax statement:
                request.OfferReplacement(Title, statement, statement.AddSections(Section(statement.Expression, model)).WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case SwitchExpressionSyntax expression:
                request.OfferReplacement(Title, expression, WithArm(expression, model));
                break;
        }
    }

    private static SwitchSectionSyntax Section(ExpressionSyntax value, SemanticModel model)
    {
        string thrown = $"throw new {model.NameAt(value.SpanStart, "System", "InvalidOperationException")}({Message(value)});";
        return ((SwitchStatementSyntax)SyntaxFactory.ParseStatement($"switch (0)\n{{\ndefault:\n{thrown}\n}}")).Sections[0];
    }

    /// <summary>What only reads can be read once more for the message; what asks a model is not asked again.</summary>
    private static string Message(ExpressionSyntax value) => value.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax or AssignmentExpressionSyntax or InvocationExpressionSyntax)
        ? $"\"{Text.TrimEnd(' ', ':')}.\""
        : $"\"{Text}\" + {Operand(value)}";

    private static string Operand(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax ? value.WithoutTrivia().ToString() : $"({value.WithoutTrivia()})";

    private static SwitchExpressionSyntax WithArm(SwitchExpressionSyntax choice, SemanticModel model)
    {
        int position = choice.SpanStart;
        var taken = new HashSet<string>(model.LookupSymbols(position).Select(symbol => symbol.Name), StringComparer.Ordinal);
        string name = new[] { "other", "otherReply" }.Concat(Enumerable.Range(1, taken.Count + 1).Select(number => $"other{number}")).First(candidate => !taken.Contains(candidate));
        var sample = (SwitchExpressionSyntax)SyntaxFactory.ParseExpression($"0 switch {{ var {name} => throw new {model.NameAt(choice.SpanStart, "System", "InvalidOperationException")}(\"{Text}\" + {name}) }}");
        SyntaxTriviaList indent = choice.Arms[0].GetLeadingTrivia();
        SyntaxToken last = choice.Arms.Last().GetLastToken();
        bool isOnLines = choice.OpenBraceToken.GetLocation().GetLineSpan().StartLinePosition.Line != choice.Arms[0].GetLocation().GetLineSpan().StartLinePosition.Line;
        SwitchExpressionArmSyntax arm = sample.Arms[0].WithLeadingTrivia(indent).WithTrailingTrivia(isOnLines ? default : last.TrailingTrivia);
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
        SeparatedSyntaxList<SwitchExpressionArmSyntax> arms = choice.Arms;
        bool endsWithComma = arms.SeparatorCount == arms.Count;
        IEnumerable<SyntaxNodeOrToken> all = endsWithComma
            ? [.. arms.GetWithSeparators(), arm, comma.WithTrailingTrivia(arms.GetSeparators().Last().TrailingTrivia)]
            : [.. Trimmed(arms), comma.WithTrailingTrivia(isOnLines ? last.TrailingTrivia : SyntaxFactory.TriviaList(SyntaxFactory.Space)), isOnLines ? arm.WithTrailingTrivia(last.TrailingTrivia) : arm];
        return choice.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(all));
    }

    private static IEnumerable<SyntaxNodeOrToken> Trimmed(SeparatedSyntaxList<SwitchExpressionArmSyntax> arms) =>
        arms.GetWithSeparators().Take(arms.GetWithSeparators().Count - 1).Append(arms.Last().WithTrailingTrivia());
}
