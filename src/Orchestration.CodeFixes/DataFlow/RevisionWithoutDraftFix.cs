using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Rules.DataFlow;

namespace Orchestration.CodeFixes.DataFlow;

/// <summary>Gives the revising step of ORC4004 the draft and the verdict, and shows them to the model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevisionWithoutDraftFix)), Shared]
public sealed class RevisionWithoutDraftFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RevisionWithoutDraft.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<MethodDeclarationSyntax>() is { } method
            && request.Property(RevisionWithoutDraft.DraftType) is { } draft
            && request.Property(RevisionWithoutDraft.VerdictType) is { } verdict
            && request.Property(RevisionWithoutDraft.VerdictPlaceholder) is { } words
            && method.WithPromptText($"{{{CriticModel.Draft}}}\n\n{{{words}}}") is { } shown
            && !await request.IsCalledAsync(method).ConfigureAwait(false))
        {
            MethodDeclarationSyntax changed = With(With(shown, draft, CriticModel.Draft), verdict, CriticModel.Verdict);
            request.OfferReplacement("Show the draft and the verdict to the model", method, changed);
        }
    }

    private static MethodDeclarationSyntax With(MethodDeclarationSyntax method, string type, string name) =>
        method.HasParameter(name) ? method : method.WithParameter(type, name);
}
