using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.ModelCode;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Puts a semaphore around the calls that ORC9005 found, so that a few run at a time and their results keep their order.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedFanOutFix)), Shared]
public sealed class UnboundedFanOutFix : RuleFix
{
    private const string AtOnce = "4";

    private static readonly string[] Names = ["gate", "slots", "throttle"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnboundedFanOut.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<InvocationExpressionSyntax>() is not { } wait
            || request.FindRelated<ExpressionSyntax>() is not { Parent: ArgumentSyntax } started
            || StatementAround(wait, started) is not { } statement
            || NameFor(wait) is not { } name)
        {
            return;
        }

        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        SourceText text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
        string newLine = TextEdits.NewLineOf(request.Root);
        string type = model.NameAt(statement.SpanStart, "System.Threading", "SemaphoreSlim");
        var throttled = new ThrottledLambda(text, model, newLine, $"await {name}.WaitAsync({TokenAt(statement.SpanStart, model)});", $"{name}.Release();");
        if (throttled.Of(started) is { } lambda)
        {
            string declaration = $"using var {name} = new {type}({AtOnce});{newLine}{IndentAt(statement.SpanStart, text)}";
            request.OfferTextChange($"Let {AtOnce} calls run at a time", TextEdits.Insert(statement.SpanStart, declaration), new TextChange(started.Span, lambda));
        }
    }

    /// <summary>The white space at the start of the line of a position.</summary>
    internal static string IndentAt(int position, SourceText text)
    {
        string line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The statement that makes the tasks, where they are awaited in the same block: only then may the semaphore end with it.</summary>
    private static StatementSyntax? StatementAround(InvocationExpressionSyntax wait, ExpressionSyntax started)
    {
        SyntaxNode awaited = wait.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : wait;
        return awaited.Parent is AwaitExpressionSyntax
            && wait.FirstAncestorOrSelf<StatementSyntax>() is { } end
            && started.FirstAncestorOrSelf<StatementSyntax>() is { } start
            && BlockOf(start) is { } block && block == BlockOf(end)
            ? start
            : null;
    }

    private static SyntaxNode? BlockOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        GlobalStatementSyntax top => top.Parent,
        _ => null,
    };

    /// <summary>A name for the semaphore that nothing in the member has, and no other fix gives: each counts what stands before it.</summary>
    private static string? NameFor(InvocationExpressionSyntax wait)
    {
        SyntaxNode member = wait.MemberOrProgram();
        HashSet<string> taken = [.. member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        int before = member.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Count(call => call.SpanStart < wait.SpanStart && call.Expression.ToString() == wait.Expression.ToString());
        return Names.Where(name => !taken.Any(other => other.StartsWith(name, StringComparison.Ordinal)))
            .Select(name => before == 0 ? name : name + (before + 1).ToString(CultureInfo.InvariantCulture))
            .FirstOrDefault();
    }

    private static string TokenAt(int position, SemanticModel model) => model.LookupSymbols(position).OfType<IParameterSymbol>()
        .FirstOrDefault(parameter => parameter.Type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" })?.Name ?? "";
}
