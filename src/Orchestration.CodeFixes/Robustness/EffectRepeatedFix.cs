using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes.Robustness;

/// <summary>Names the parameter that makes the repeat harmless which ORC5008 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EffectRepeatedFix)), Shared]
public sealed class EffectRepeatedFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [EffectRepeated.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is { } effect && request.Property(EffectRepeated.Keys) is { Length: > 0 } keys)
        {
            foreach (string key in keys.Split(','))
            {
                request.OfferReplacement($"Know a repeat by '{key}'", effect, effect.With("IdempotencyKey", $"nameof({CodeNames.Escape(key)})"));
            }
        }

        return Task.CompletedTask;
    }
}
