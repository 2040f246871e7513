using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.CodeFixes.Termination;

/// <summary>Says by a budget that the worst case of ORC2004 is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WorstCaseAboveLimitFix)), Shared]
public sealed class WorstCaseAboveLimitFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [WorstCaseAboveLimit.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<TypeDeclarationSyntax>() is { } type
            && type.AttributeLists.SelectMany(list => list.Attributes).All(attribute => !attribute.IsNamed("Budget"))
            && request.Property(WorstCaseAboveLimit.Figure) is { } figure
            && await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is { } model)
        {
            var text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
            request.OfferTextChange(
                "Allow the worst case by a budget",
                type.WithAttribute(text, $"{model.NameAt(type.SpanStart, "Orchestration", "Budget")}(MaxCalls = {figure})"));
        }
    }
}
