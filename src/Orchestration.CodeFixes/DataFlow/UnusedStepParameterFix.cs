using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.DataFlow;

namespace Orchestration.CodeFixes.DataFlow;

/// <summary>Shows the parameter of ORC4001 to the model, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedStepParameterFix)), Shared]
public sealed class UnusedStepParameterFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnusedStepParameter.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<ParameterSyntax>() is not { Parent.Parent: MethodDeclarationSyntax method } parameter
            || request.Property(UnusedStepParameter.Placeholder) is not { } placeholder)
        {
            return;
        }

        if (method.WithPromptText($"{{{placeholder}}}") is { } shown)
        {
            request.OfferReplacement("Add the parameter to the prompt", method, shown);
        }

        if (request.Property(UnusedStepParameter.IsRemovable) is not null && !await request.IsCalledAsync(method).ConfigureAwait(false))
        {
            request.OfferReplacement("Remove the parameter", method, method.RemoveNode(parameter, SyntaxRemoveOptions.KeepNoTrivia)!);
        }
    }
}
