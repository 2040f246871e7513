using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Simplicity;

namespace Orchestration.CodeFixes.Simplicity;

/// <summary>Makes a chain of the agent without tools that ORC7004 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AgentWithoutToolsFix)), Shared]
public sealed class AgentWithoutToolsFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AgentWithoutTools.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        // In another part of the class the role would have to be changed in another file.
        if (request.Find<AttributeSyntax>() is { Parent.Parent: TypeDeclarationSyntax type } agent && type.RolesOf("Respond").ToList() is { Count: > 0 } roles)
        {
            request.OfferTextChange("Make it a chain", agent.RenamingAll("Chain", roles, "Step"));
        }

        return Task.CompletedTask;
    }
}
