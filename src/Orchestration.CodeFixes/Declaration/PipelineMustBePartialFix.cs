using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>
/// Adds the <c>partial</c> that ORC1001 misses to the class and to those it stands in, or removes the modifier in its way. A build
/// stops at the compiler's own errors about the partial methods of such a class, so those are fixed alike.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PipelineMustBePartialFix)), Shared]
public sealed class PipelineMustBePartialFix : RuleFix
{
    private const string PartialMethodOutsidePartialType = "CS0751";
    private const string PartialMethodWithoutImplementation = "CS8795";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [PipelineMustBePartial.Id, PartialMethodOutsidePartialType, PartialMethodWithoutImplementation];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<TypeDeclarationSyntax>() is not { } type
            || (await request.GetModelAsync().ConfigureAwait(false)).GetDeclaredSymbol(type, request.CancellationToken) is not { } symbol
            || PipelineParser.PatternOf(symbol) is null)
        {
            return;
        }

        switch (request.Diagnostic.Id == PipelineMustBePartial.Id ? request.Property("Modifier") : "partial")
        {
            case "partial":
                OfferPartial(request, type);
                break;
            case "static":
                OfferRemoval(request, type, SyntaxKind.StaticKeyword);
                break;
            case "abstract":
                OfferRemoval(request, type, SyntaxKind.AbstractKeyword);
                break;
            case "file" when !ShowsFileLocalType(symbol) && !ClashesElsewhere(symbol):
                OfferRemoval(request, type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last(), SyntaxKind.FileKeyword);
                break;
        }
    }

    private static void OfferPartial(FixRequest request, TypeDeclarationSyntax type)
    {
        TextChange[] changes = type.AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .Where(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(declaration => new TextChange(new TextSpan(declaration.Keyword.SpanStart, 0), "partial "))
            .ToArray();
        if (changes.Length > 0)
        {
            request.OfferTextChange("Add 'partial'", changes);
        }
    }

    private static void OfferRemoval(FixRequest request, TypeDeclarationSyntax type, SyntaxKind modifier)
    {
        SyntaxToken token = type.Modifiers.FirstOrDefault(candidate => candidate.IsKind(modifier));
        if (token.IsKind(modifier))
        {
            request.OfferTextChange($"Remove '{token.Text}'", token.WithoutToken());
        }
    }

    /// <summary>Whether a member shows another file-local type, which a class that other files see cannot.</summary>
    private static bool ShowsFileLocalType(INamedTypeSymbol type) => type.GetMembers().Any(member => member switch
    {
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(HoldsFileLocalType),
        IFieldSymbol field => HoldsFileLocalType(field.Type),
        IPropertySymbol property => HoldsFileLocalType(property.Type),
        _ => false,
    });

    private static bool HoldsFileLocalType(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.IsFileLocal || named.TypeArguments.Any(HoldsFileLocalType),
        IArrayTypeSymbol array => HoldsFileLocalType(array.ElementType),
        _ => false,
    };

    private static bool ClashesElsewhere(INamedTypeSymbol type)
    {
        INamedTypeSymbol outermost = type;
        while (outermost.ContainingType is { } outer)
        {
            outermost = outer;
        }

        return outermost.ContainingNamespace.GetTypeMembers(outermost.Name, outermost.Arity).Length > 1;
    }
}
