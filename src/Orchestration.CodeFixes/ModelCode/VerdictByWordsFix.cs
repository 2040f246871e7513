using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Rules.ModelCode;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Asks for a typed verdict where ORC9002 found one that is read out of text, and reads its flag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VerdictByWordsFix)), Shared]
public sealed class VerdictByWordsFix : RuleFix
{
    private const string StructuredOutput = "Microsoft.Extensions.AI.ChatClientStructuredOutputExtensions";

    private static readonly HashSet<string> Refusals = new(StringComparer.OrdinalIgnoreCase)
    {
        "no", "not", "reject", "rejected", "fail", "failed", "revise", "wrong", "bad", "incorrect", "deny", "denied", "unsafe", "invalid", "refuse", "refused",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [VerdictByWords.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        if (model.Compilation.GetTypeByMetadataName(StructuredOutput) is null
            || request.Find<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains", Expression: var searched } } search
            || search.Span != request.Diagnostic.Location.SourceSpan
            || RootOf(searched) is not { } root
            || model.GetSymbolInfo(root, request.CancellationToken).Symbol is not ILocalSymbol local
            || VerdictReply.Of(local, model, request.CancellationToken) is not { } reply)
        {
            return;
        }

        string accepted = $"{local.Name}.Result.Accepted";
        string word = request.Property(VerdictByWords.Word) ?? "";
        string flag = Refusals.Contains(word.Split(' ')[0]) ? "!" + accepted : accepted;
        if (reply.ChangesFor(search, flag, model.NameAt(search.SpanStart, "Orchestration", "Verdict")) is { } changes)
        {
            request.OfferTextChange("Ask for a typed Verdict, and read its flag", [.. changes]);
        }
    }

    /// <summary>The variable that a text is read from, after any changes of its letters' case and the like.</summary>
    private static IdentifierNameSyntax? RootOf(ExpressionSyntax searched) => searched switch
    {
        IdentifierNameSyntax name => name,
        MemberAccessExpressionSyntax access => RootOf(access.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => RootOf(access.Expression),
        ConditionalAccessExpressionSyntax access => RootOf(access.Expression),
        _ => null,
    };

    /// <summary>A variable that holds a model's reply, or its text, and nothing else.</summary>
    private sealed class VerdictReply
    {
        private readonly IdentifierNameSyntax call;
        private readonly SeparatedSyntaxList<ArgumentSyntax> arguments;
        private readonly MemberAccessExpressionSyntax? textOfCall;
        private readonly IReadOnlyList<IdentifierNameSyntax> uses;

        private VerdictReply(IdentifierNameSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments, MemberAccessExpressionSyntax? textOfCall, IReadOnlyList<IdentifierNameSyntax> uses) =>
            (this.call, this.arguments, this.textOfCall, this.uses) = (call, arguments, textOfCall, uses);

        public static VerdictReply? Of(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken)
        {
            if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax
                {
                    Initializer.Value: var value,
                    Parent: VariableDeclarationSyntax { Variables.Count: 1, Type.IsVar: true } declaration,
                })
            {
                return null;
            }

            MemberAccessExpressionSyntax? text = Bare(value) as MemberAccessExpressionSyntax;
            ExpressionSyntax awaited = text is { Name.Identifier.ValueText: "Text" } ? Bare(text.Expression) : Bare(value);
            if (awaited is not AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "GetResponseAsync" } name } access, ArgumentList.Arguments: var arguments } }
                || !IsClient(access.Expression, model))
            {
                return null;
            }

            List<IdentifierNameSyntax> uses = declaration.MemberOrProgram().DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(use => use.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, local))
                .ToList();
            bool isWritten = uses.Any(use => use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use || use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 });
            return isWritten ? null : new VerdictReply(name, arguments, text, uses);
        }

        /// <summary>The changes; null where the reply is needed for something that a typed one does not have.</summary>
        public IEnumerable<TextChange>? ChangesFor(InvocationExpressionSyntax search, string flag, string verdict)
        {
            var changes = new List<TextChange> { new(search.Span, flag), new(call.Span, $"GetResponseAsync<{verdict}>") };
            // The typed calls have other parameters in the places of the options and the token.
            foreach ((ArgumentSyntax argument, string name) in arguments.Skip(1).Zip(["options", "cancellationToken"], (argument, name) => (argument, name)).Where(pair => pair.argument.NameColon is null))
            {
                if (name != "options" || argument.Expression is LiteralExpressionSyntax)
                {
                    changes.Add(TextEdits.Insert(argument.SpanStart, name + ": "));
                }
            }

            if (textOfCall is { Name.Identifier.ValueText: "Text" })
            {
                changes.Add(new(TextSpan.FromBounds(textOfCall.Expression is ParenthesizedExpressionSyntax whole ? whole.Expression.Span.End : textOfCall.Expression.Span.End, textOfCall.Span.End), ""));
                if (textOfCall.Expression is ParenthesizedExpressionSyntax opened)
                {
                    changes.Add(new(opened.OpenParenToken.Span, ""));
                }
            }

            foreach (IdentifierNameSyntax use in uses.Where(use => !search.Span.Contains(use.Span)))
            {
                // Another word that is looked for would be looked for in the feedback.
                if (use.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(IsSearch) || use.FirstAncestorOrSelf<StatementSyntax>() is SwitchStatementSyntax)
                {
                    return null;
                }

                if (textOfCall is not null)
                {
                    changes.Add(TextEdits.Insert(use.Span.End, ".Result.Feedback"));
                }
                else if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Text" } text)
                {
                    changes.Add(new(text.Name.Span, "Result.Feedback"));
                }
                else
                {
                    return null;
                }
            }

            return changes;
        }

        private static bool IsSearch(SyntaxNode node) =>
            node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "Equals" or "IsMatch" }
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } or IsPatternExpressionSyntax or SwitchExpressionSyntax;

        /// <summary>Whether typed replies can be asked for: they are an extension of the library's clients, and of nothing else that has a method of the name.</summary>
        private static bool IsClient(ExpressionSyntax asked, SemanticModel model) =>
            asked is not BaseExpressionSyntax
            && model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.AI.IChatClient") is { } client
            && model.GetTypeInfo(asked).Type is { } type
            && type.IsOrInherits(client);

        private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax inner ? Bare(inner.Expression) : expression;
    }
}
