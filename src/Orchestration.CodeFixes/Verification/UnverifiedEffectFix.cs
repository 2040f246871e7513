using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>Lets a person approve what the side effect that ORC3002 found is about to do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnverifiedEffectFix)), Shared]
public sealed class UnverifiedEffectFix : ApprovalFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnverifiedEffect.Id];
}
