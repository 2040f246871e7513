using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
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
        if (request.Find<AttributeSyntax>() is { Parent.Parent: TypeDeclarationSyntax type } agent
            && type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == request.Property(AgentWithoutTools.Respond)) is { } respond
            && respond.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.IsNamed("Respond")) is { } role)
        {
            TextChange[] changes = [.. agent.Renaming("Chain"), .. role.Renaming("Step")];
            request.OfferTextChange("Make it a chain", changes);
        }

        return Task.CompletedTask;
    }
}
