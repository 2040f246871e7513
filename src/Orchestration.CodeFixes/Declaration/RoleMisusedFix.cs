using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>
/// Mends what ORC1004 finds where one thing can be meant: removes the attribute that is too many, gives a step the one role that fits, or
/// lets the generator write its body. The last one also where the compiler misses the body.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoleMisusedFix)), Shared]
public sealed class RoleMisusedFix : RuleFix
{
    private const string MethodWithoutBody = "CS0501";

    /// <summary>A case says which values it is for, which nobody can guess.</summary>
    private const string RoleWithValues = "Case";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RoleMisused.Id, MethodWithoutBody];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Diagnostic.Id == MethodWithoutBody)
        {
            await OfferForCompilerAsync(request).ConfigureAwait(false);
            return;
        }

        AttributeSyntax? attribute = request.Find<AttributeSyntax>();
        if (request.Property("Role") is { } role && role != RoleWithValues)
        {
            OfferRole(request, attribute, role);
        }

        if (request.Property("Remove") is { } removed && attribute is not null)
        {
            SourceText text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
            request.OfferTextChange($"Remove [{removed}]", attribute.Removal(text));
        }

        if (request.Property("Body") is not null && request.Find<MethodDeclarationSyntax>() is { } method)
        {
            OfferPartial(request, method);
        }
    }

    private static void OfferRole(FixRequest request, AttributeSyntax? attribute, string role)
    {
        if (attribute is not null)
        {
            request.OfferTextChange($"Replace [{attribute.ShortName()}] with [{role}]", attribute.Renaming(role));
        }
        else if (request.Find<MethodDeclarationSyntax>() is { } method)
        {
            request.OfferTextChange($"Mark it [{role}]", method.AddAttribute(role));
        }
    }

    private static void OfferPartial(FixRequest request, MethodDeclarationSyntax method)
    {
        bool hasBody = method.Body is not null || method.ExpressionBody is not null;
        if (hasBody || !method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            request.OfferTextChange(hasBody ? "Leave the body to the generator" : "Make the step partial", method.ToPartial("private"));
        }
    }

    private static async Task OfferForCompilerAsync(FixRequest request)
    {
        if (request.Find<MethodDeclarationSyntax>() is { } method
            && (await request.GetModelAsync().ConfigureAwait(false)).GetDeclaredSymbol(method, request.CancellationToken) is { } symbol
            && PipelineParser.PatternOf(symbol.ContainingType) is not null
            && symbol.Name != EntryParser.EntryName
            && StepFinder.KindsOf(symbol).Count == 1)
        {
            OfferPartial(request, method);
        }
    }
}
