using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes.Robustness;

/// <summary>Names the parameter that makes the repeat harmless which ORC5008 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EffectRepeatedFix)), Shared]
public sealed class EffectRepeatedFix : IdempotencyKeyFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [EffectRepeated.Id];
}
