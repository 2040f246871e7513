using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.CodeFixes.Termination;

/// <summary>Gives the critic of ORC2006 rounds to revise in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SingleRoundCriticFix)), Shared]
public sealed class SingleRoundCriticFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [SingleRoundCritic.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is { } attribute)
        {
            request.OfferReplacement("Set MaxRounds = 3", attribute, attribute.With("MaxRounds", "3"));
        }

        return Task.CompletedTask;
    }
}
