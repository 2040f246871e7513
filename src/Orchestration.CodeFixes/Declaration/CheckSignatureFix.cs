using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Gives a check or a fallback of ORC1014 the type that fits, or names the step that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckSignatureFix)), Shared]
public sealed class CheckSignatureFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [CheckSignature.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Property(CheckSignature.Step) is { } step && request.Find<AttributeSyntax>() is { } attribute)
        {
            request.OfferReplacement($"Name '{step}'", attribute, attribute.WithArgument("0", $"nameof({step})"));
        }

        MethodDeclarationSyntax? method = request.FindRelated<MethodDeclarationSyntax>() ?? request.Find<MethodDeclarationSyntax>();
        if (request.Property(CheckSignature.Type) is { } type
            && method is not null
            && ReturnTypeEdits.WithReturnType(request.Root, method, type, alsoKnownAs: "verdict") is { } mended)
        {
            request.Offer($"Return '{type}'", _ => Task.FromResult(request.Document.WithSyntaxRoot(mended)));
        }

        return Task.CompletedTask;
    }
}
