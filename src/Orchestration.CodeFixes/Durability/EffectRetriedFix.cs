using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Orchestration.Compiler.Rules.Durability;

namespace Orchestration.CodeFixes.Durability;

/// <summary>Names the parameter that makes the retry harmless which ORC8003 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EffectRetriedFix)), Shared]
public sealed class EffectRetriedFix : IdempotencyKeyFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [EffectRetried.Id];
}
