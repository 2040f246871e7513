using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Orchestration.Compiler.Rules.Security;

namespace Orchestration.CodeFixes.Security;

/// <summary>Lets a person approve what leaves where ORC6002 found hostile text and sensitive data together.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LethalTrifectaFix)), Shared]
public sealed class LethalTrifectaFix : ApprovalFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [LethalTrifecta.Id];
}
