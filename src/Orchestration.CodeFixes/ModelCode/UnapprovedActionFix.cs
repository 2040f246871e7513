using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.ModelCode;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Lets a person approve each call of the tool that ORC9009 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnapprovedActionFix)), Shared]
public sealed class UnapprovedActionFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnapprovedAction.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property(UnapprovedAction.CanBeWrapped) is null || request.Find<InvocationExpressionSyntax>() is not { } tool)
        {
            return;
        }

        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        string type = model.NameAt(tool.SpanStart, "Microsoft.Extensions.AI", "ApprovalRequiredAIFunction");
        request.OfferTextChange(
            "Wrap the tool in ApprovalRequiredAIFunction",
            new TextChange(new TextSpan(tool.SpanStart, 0), $"new {type}("),
            new TextChange(new TextSpan(tool.Span.End, 0), ")"));
    }
}
