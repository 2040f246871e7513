using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes;

/// <summary>Names the parameter by which the receiver of a side effect knows a repeat.</summary>
public abstract class IdempotencyKeyFix : RuleFix
{
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
