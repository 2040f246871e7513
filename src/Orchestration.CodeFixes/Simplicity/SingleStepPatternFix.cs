using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Simplicity;

namespace Orchestration.CodeFixes.Simplicity;

/// <summary>Makes a chain of the route of one case that ORC7001 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SingleStepPatternFix)), Shared]
public sealed class SingleStepPatternFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [SingleStepPattern.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property(SingleStepPattern.Roles)?.Split(',') is { } roles)
        {
            OfferChain(request, roles);
            return;
        }

        if (request.Find<AttributeSyntax>() is not { Parent.Parent: TypeDeclarationSyntax type } pattern
            || MethodOf(type, request.Property(SingleStepPattern.Case)) is not { } only
            || MethodOf(type, request.Property(SingleStepPattern.Classify)) is not { } classify)
        {
            return;
        }

        bool isKept = request.Property(SingleStepPattern.IsDecisionRead) is not null || await request.IsMentionedAsync(classify).ConfigureAwait(false);
        if (!isKept || classify.SpanStart < only.SpanStart)
        {
            request.Offer("Make it a chain", _ => Task.FromResult(request.Document.WithSyntaxRoot(
                request.Root.ReplaceNode(type, AsChain(type, pattern, only, classify, isKept)))));
        }
    }

    /// <summary>The roles become steps, in the order they stand in.</summary>
    private static void OfferChain(FixRequest request, string[] roles)
    {
        if (request.Find<AttributeSyntax>() is { Parent.Parent: TypeDeclarationSyntax type } pattern)
        {
            request.OfferTextChange("Make it a chain", pattern.RenamingAll("Chain", type.RolesOf(roles), "Step"));
        }
    }

    private static MethodDeclarationSyntax? MethodOf(TypeDeclarationSyntax type, string? name) =>
        type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == name);

    private static TypeDeclarationSyntax AsChain(
        TypeDeclarationSyntax type,
        AttributeSyntax pattern,
        MethodDeclarationSyntax only,
        MethodDeclarationSyntax classify,
        bool isKept)
    {
        AttributeSyntax[] roles = [pattern, RoleOf(only, "Case"), RoleOf(classify, "Classify")];
        TypeDeclarationSyntax changed = type.TrackNodes([.. roles, classify]);
        changed = changed.ReplaceNode(changed.GetCurrentNode(pattern)!, pattern.WithName(Named(pattern, "Chain")));
        changed = changed.ReplaceNode(changed.GetCurrentNode(roles[1])!, AsStep(roles[1]));
        return isKept
            ? changed.ReplaceNode(changed.GetCurrentNode(roles[2])!, AsStep(roles[2]))
            : changed.RemoveNode(changed.GetCurrentNode(classify)!, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
    }

    private static AttributeSyntax RoleOf(MethodDeclarationSyntax method, string role) =>
        method.AttributeLists.SelectMany(list => list.Attributes).First(attribute => attribute.IsNamed(role));

    /// <summary>The role's name for paths stays; the values that led to it go.</summary>
    private static AttributeSyntax AsStep(AttributeSyntax role)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> named = SyntaxFactory.SeparatedList(
            role.ArgumentList?.Arguments.Where(argument => argument.NameEquals is not null).Select(argument => argument.WithoutTrivia()) ?? []);
        return role
            .WithName(Named(role, "Step"))
            .WithArgumentList(named.Count == 0 ? null : SyntaxFactory.AttributeArgumentList(named))
            .WithTriviaFrom(role);
    }

    /// <summary>Another attribute's name, qualified as this one's.</summary>
    private static NameSyntax Named(AttributeSyntax attribute, string name)
    {
        IdentifierNameSyntax simple = SyntaxFactory.IdentifierName(name);
        return attribute.Name is QualifiedNameSyntax qualified ? qualified.WithRight(simple) : simple.WithTriviaFrom(attribute.Name);
    }
}
