using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Orchestration.Compiler.Rules.Security;

namespace Orchestration.CodeFixes.Security;

/// <summary>Lets a person approve each call of the tool that ORC6003 found in a model's hands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnapprovedToolFix)), Shared]
public sealed class UnapprovedToolFix : ApprovalFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnapprovedTool.Id];
}
