using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.CodeFixes.Termination;

/// <summary>Sets the bound that ORC2001 misses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingBoundFix)), Shared]
public sealed class MissingBoundFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MissingBound.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is { } attribute && request.Property("Bound") is { } bound && request.Property("Value") is { } value)
        {
            request.OfferReplacement($"Set {bound} = {value}", attribute, attribute.With(bound, value));
        }

        return Task.CompletedTask;
    }
}
