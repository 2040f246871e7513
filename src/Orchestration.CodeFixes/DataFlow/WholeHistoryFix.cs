using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.DataFlow;

namespace Orchestration.CodeFixes.DataFlow;

/// <summary>Shows the latest rounds only, where ORC4007 found all of them in a prompt.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WholeHistoryFix)), Shared]
public sealed class WholeHistoryFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [WholeHistory.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.FindRelated<AttributeSyntax>() is { } pattern && request.Property(WholeHistory.Suggested) is { } rounds)
        {
            request.OfferReplacement($"Set {WholeHistory.MaxHistory} = {rounds}", pattern, pattern.With(WholeHistory.MaxHistory, rounds));
        }

        return Task.CompletedTask;
    }
}
