using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.DataFlow;

namespace Orchestration.CodeFixes.DataFlow;

/// <summary>Passes the unread result of ORC4002 on to the next step, or removes the step that makes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedStepResultFix)), Shared]
public sealed class UnusedStepResultFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnusedStepResult.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method)
        {
            return;
        }

        await OfferPassingAsync(request, type).ConfigureAwait(false);
        if (request.Property(UnusedStepResult.IsRemovable) is not null && !await request.IsMentionedAsync(method).ConfigureAwait(false))
        {
            request.Offer("Remove the step", _ => Task.FromResult(request.Document.WithSyntaxRoot(
                request.Root.RemoveNode(method, SyntaxRemoveOptions.KeepUnbalancedDirectives)!)));
        }
    }

    private static async Task OfferPassingAsync(FixRequest request, TypeDeclarationSyntax type)
    {
        if (request.Property(UnusedStepResult.Next) is { } next
            && type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == next) is { } reader
            && request.Property(UnusedStepResult.Parameter) is { } name
            && request.Property(UnusedStepResult.Type) is { } result
            && reader.WithPromptText($"{{{request.Property(UnusedStepResult.Placeholder)}}}") is { } shown
            && !await request.IsCalledAsync(reader).ConfigureAwait(false))
        {
            request.OfferReplacement("Pass the result to the next step", reader, shown.WithParameter(result, name));
        }
    }
}
