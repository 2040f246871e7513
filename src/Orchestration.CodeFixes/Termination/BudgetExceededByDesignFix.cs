using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.CodeFixes.Termination;

/// <summary>Raises the budget that ORC2003 finds too small to the worst case, or lowers the bound that would make it fit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BudgetExceededByDesignFix)), Shared]
public sealed class BudgetExceededByDesignFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [BudgetExceededByDesign.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is { } budget && request.Property(BudgetExceededByDesign.Figure) is { } figure)
        {
            request.OfferReplacement("Raise the budget to the worst case", budget, budget.With("MaxCalls", figure));
        }

        if (request.Property(BudgetExceededByDesign.Bound) is { } argument
            && request.Property(BudgetExceededByDesign.BoundName) is { } name
            && request.Property(BudgetExceededByDesign.Fitting) is { } value
            && request.FindRelated<AttributeSyntax>() is { } bound)
        {
            request.OfferReplacement($"Lower {name} to {value}", bound, bound.WithArgument(argument, value));
        }

        return Task.CompletedTask;
    }
}
