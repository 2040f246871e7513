using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Simplicity;

namespace Orchestration.CodeFixes.Simplicity;

/// <summary>Makes the steps that ORC7005 found the sections of a parallel; what stood before and after them stays so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IndependentStepsFix)), Shared]
public sealed class IndependentStepsFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [IndependentSteps.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<TypeDeclarationSyntax>() is { } type
            && type.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.IsNamed("Chain")) is { } chain
            && request.Property(IndependentSteps.Steps)?.Split(',') is { } steps)
        {
            List<AttributeSyntax> roles = type.RolesOf("Step")
                .Where(role => steps.Contains(((MethodDeclarationSyntax)role.Parent!.Parent!).Identifier.ValueText))
                .ToList();

            // In another part of the class they would have to be changed in another file.
            if (roles.Count == steps.Length)
            {
                request.OfferTextChange("Run them at once", chain.RenamingAll("Parallel", roles, "Section"));
            }
        }

        return Task.CompletedTask;
    }
}
