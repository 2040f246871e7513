using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.CodeFixes.Termination;

/// <summary>Lets the pattern of ORC2002 end as exhausted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExhaustionAsSuccessFix)), Shared]
public sealed class ExhaustionAsSuccessFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ExhaustionAsSuccess.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is { } attribute)
        {
            request.OfferReplacement("Use Exhaustion.Fail", attribute, attribute.WithExhaustion("Fail"));
        }

        return Task.CompletedTask;
    }
}
