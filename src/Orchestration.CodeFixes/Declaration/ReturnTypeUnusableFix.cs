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

/// <summary>Gives a method the return type that ORC1003 names, or takes away the modifier that keeps it from being a step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnTypeUnusableFix)), Shared]
public sealed class ReturnTypeUnusableFix : RuleFix
{
    private static readonly SyntaxKind[] ByReference =
        [SyntaxKind.RefKeyword, SyntaxKind.OutKeyword, SyntaxKind.InKeyword, SyntaxKind.ReadOnlyKeyword, SyntaxKind.ScopedKeyword];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ReturnTypeUnusable.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<MethodDeclarationSyntax>() is not { } method)
        {
            return;
        }

        if (request.Property("Type") is { } type)
        {
            await OfferTypeAsync(request, method, type).ConfigureAwait(false);
        }
        else if (request.Property("Modifier") is { } modifier)
        {
            SyntaxTokenList modifiers = request.Find<ParameterSyntax>()?.Modifiers ?? method.Modifiers;
            TextChange[] changes = modifiers
                .Where(token => modifier == "static" ? token.IsKind(SyntaxKind.StaticKeyword) : ByReference.Contains(token.Kind()))
                .Select(MethodEdits.WithoutToken)
                .ToArray();
            if (changes.Length > 0)
            {
                request.OfferTextChange($"Remove '{modifier}'", changes);
            }
        }
    }

    private static async Task OfferTypeAsync(FixRequest request, MethodDeclarationSyntax method, string type)
    {
        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        string name = model.ShortNameAt(method.ReturnType.SpanStart, type);
        var changes = new List<TextChange> { new(method.ReturnType.Span, name) };

        // A partial method that returns nothing need not say who may call it; any other has to.
        bool isEntry = method.Identifier.ValueText is EntryParser.EntryName or EntryParser.StreamName;
        if (method.Modifiers.Any(SyntaxKind.PartialKeyword) && method.AddAccessibility(isEntry ? "public" : "private") is { } accessibility)
        {
            changes.Add(accessibility);
        }

        request.OfferTextChange($"Return '{name}'", "Return the type", [.. changes]);
    }
}
