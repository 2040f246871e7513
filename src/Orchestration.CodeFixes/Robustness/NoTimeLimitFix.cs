using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes.Robustness;

/// <summary>Limits the time of a run that ORC5005 found without a limit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoTimeLimitFix)), Shared]
public sealed class NoTimeLimitFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NoTimeLimit.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<TypeDeclarationSyntax>() is { } type
            && await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is { } model)
        {
            var text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
            request.OfferTextChange(
                "Limit a run to 300 seconds",
                type.WithAttribute(text, $"{model.NameAt(type.SpanStart, "Orchestration", "Budget")}(Seconds = 300)"));
        }
    }
}
