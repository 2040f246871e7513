using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>Puts the feedback that ORC3010 misses into the prompt of the step that revises, and brings its parameter where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FeedbackUnreadFix)), Shared]
public sealed class FeedbackUnreadFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FeedbackUnread.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        string? type = request.Property(FeedbackUnread.TypeProperty);
        if (request.Find<MethodDeclarationSyntax>() is not { } reviser
            || request.Property(FeedbackUnread.ParameterProperty) is not { } name
            || (!reviser.HasParameter(name) && type is null)
            || reviser.WithPromptText($"Feedback:\n{{{name}.Feedback}}") is not { } told)
        {
            return;
        }

        if (reviser.HasParameter(name))
        {
            request.OfferReplacement("Show it the feedback", reviser, told);
        }
        else if (!await request.IsCalledAsync(reviser).ConfigureAwait(false))
        {
            request.OfferReplacement("Show it the feedback", reviser, told.WithParameter(type!, name));
        }
    }
}
