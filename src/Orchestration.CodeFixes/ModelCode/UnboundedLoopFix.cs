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

/// <summary>Makes a loop that ORC9001 found one that counts its rounds, and throws when they have run out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedLoopFix)), Shared]
public sealed class UnboundedLoopFix : RuleFix
{
    private const int Rounds = 10;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnboundedLoop.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        // A worker that somebody stops is not to end of itself.
        if (request.Property(UnboundedLoop.IsStopped) is not null
            || request.Find<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } loop || BodyOf(loop) is not { } body)
        {
            return;
        }

        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        string counter = CounterFor(loop);
        bool isTaken = loop.MemberOrProgram().DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == counter);
        if (isTaken || ChangesOf(loop, body, counter, new Exhaustion(model, loop)) is not { } changes)
        {
            return;
        }

        request.OfferTextChange($"Count the rounds, and end after {Rounds}", [.. changes]);
    }

    private static BlockSyntax? BodyOf(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax { Statement: BlockSyntax body } => body,
        DoStatementSyntax { Statement: BlockSyntax body } => body,
        ForStatementSyntax { Statement: BlockSyntax body } => body,
        _ => null,
    };

    private static IEnumerable<TextChange>? ChangesOf(StatementSyntax loop, BlockSyntax body, string counter, Exhaustion exhaustion) => loop switch
    {
        WhileStatementSyntax { Condition: LiteralExpressionSyntax } node when !IsLeft(body) => Counting(node, HeadOf(node.WhileKeyword, node.CloseParenToken), counter, exhaustion),
        WhileStatementSyntax { Condition: LiteralExpressionSyntax } node => Checking(HeadOf(node.WhileKeyword, node.CloseParenToken), "", body, counter, exhaustion),
        WhileStatementSyntax node => Checking(HeadOf(node.WhileKeyword, node.CloseParenToken), node.Condition.ToString(), body, counter, exhaustion),
        ForStatementSyntax { Declaration: null, Initializers.Count: 0, Condition: null, Incrementors.Count: 0 } node => IsLeft(body)
            ? Checking(HeadOf(node.ForKeyword, node.CloseParenToken), "", body, counter, exhaustion)
            : Counting(node, HeadOf(node.ForKeyword, node.CloseParenToken), counter, exhaustion),
        DoStatementSyntax node when !Own<ContinueStatementSyntax>(body).Any() => Leaving(node, body, counter, exhaustion),
        _ => null,
    };

    /// <summary>A loop that only its return leaves: what comes after it is that the rounds have run out.</summary>
    private static IEnumerable<TextChange> Counting(StatementSyntax loop, TextSpan head, string counter, Exhaustion exhaustion) =>
    [
        new(head, $"for (int {counter} = 0; {counter} < {Rounds}; {counter}++)"),
        TextEdits.Insert(loop.Span.End, exhaustion.NewLine + exhaustion.NewLine + exhaustion.Indentation + exhaustion.Statement),
    ];

    /// <summary>A loop that is left in other ways as well: whoever gets behind it has not run out of rounds.</summary>
    private static IEnumerable<TextChange> Checking(TextSpan head, string condition, BlockSyntax body, string counter, Exhaustion exhaustion) =>
    [
        new(head, $"for (int {counter} = 0; {condition}; {counter}++)"),
        TextEdits.Insert(body.OpenBraceToken.Span.End, exhaustion.Check(counter) + (body.Statements.Count > 0 ? exhaustion.NewLine : "")),
    ];

    private static IEnumerable<TextChange> Leaving(DoStatementSyntax loop, BlockSyntax body, string counter, Exhaustion exhaustion) =>
    [
        .. Checking(loop.DoKeyword.Span, "", body, counter, exhaustion),
        TextEdits.Insert(body.Statements.Count > 0 ? body.Statements.Last().Span.End : body.OpenBraceToken.Span.End, exhaustion.NewLine + exhaustion.Block($"if ({Opposite(loop.Condition)})", "break;")),
        new(TextSpan.FromBounds(body.Span.End, loop.Span.End), ""),
    ];

    private static string Opposite(ExpressionSyntax condition) => condition switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => not.Operand.ToString(),
        IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax => $"!{condition}",
        _ => $"!({condition})",
    };

    private static TextSpan HeadOf(SyntaxToken from, SyntaxToken to) => TextSpan.FromBounds(from.SpanStart, to.Span.End);

    /// <summary>Whether a statement of a body leaves the loop for what comes behind it.</summary>
    private static bool IsLeft(BlockSyntax body) => Own<BreakStatementSyntax>(body).Any() || body.DescendantNodes().OfType<GotoStatementSyntax>().Any();

    private static IEnumerable<TStatement> Own<TStatement>(BlockSyntax body)
        where TStatement : StatementSyntax =>
        body.DescendantNodes(node => node == body || !IsLoopOrFunction(node) && !(typeof(TStatement) == typeof(BreakStatementSyntax) && node is SwitchStatementSyntax)).OfType<TStatement>();

    private static bool IsLoopOrFunction(SyntaxNode node) =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    /// <summary>Loops inside one another count under names of their own, whichever of them is changed first.</summary>
    private static string CounterFor(StatementSyntax loop)
    {
        int around = loop.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Count(node => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax);
        return around == 0 ? "round" : $"round{around + 1}";
    }

    /// <summary>What is done when the rounds have run out, as text.</summary>
    private sealed class Exhaustion(SemanticModel model, StatementSyntax loop)
    {
        public string NewLine { get; } = TextEdits.NewLineOf(loop.SyntaxTree.GetRoot());

        public string Indentation { get; } = TextEdits.IndentationOf(loop);

        public string Statement { get; } =
            $"throw new {model.NameAt(loop.SpanStart, "System", "InvalidOperationException")}(\"The task was not finished in {Rounds} rounds.\");";

        public string Check(string counter) => NewLine + Block($"if ({counter} == {Rounds})", Statement);

        /// <summary>A statement with braces, one level inside the loop.</summary>
        public string Block(string head, string statement)
        {
            string inner = Indentation + "    ";
            return $"{inner}{head}{NewLine}{inner}{{{NewLine}{inner}    {statement}{NewLine}{inner}}}";
        }
    }
}
