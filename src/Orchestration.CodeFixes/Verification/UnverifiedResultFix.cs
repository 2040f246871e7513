using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>Adds the check that ORC3001 misses, to be written by hand, or says that the result may go out as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnverifiedResultFix)), Shared]
public sealed class UnverifiedResultFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnverifiedResult.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is not { } model
            || request.Find<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, request.CancellationToken) is not { } type)
        {
            return;
        }

        SourceText text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
        if (CheckOf(request, model, declaration, type) is { } check)
        {
            request.OfferTextChange("Add a [Verify] step", check.Below.Below(text, check.Lines));
        }

        MemberDeclarationSyntax accepting = request.Find<MethodDeclarationSyntax>() as MemberDeclarationSyntax ?? declaration;
        request.OfferTextChange(
            "Accept it with [Unverified]",
            accepting.WithAttribute(text, $"{model.NameAt(declaration.SpanStart, "Orchestration", "Unverified")}(\"Say here why it may go out unchecked.\")"));
    }

    /// <summary>A check of the one step that gives the result, else of the pattern's result. It throws until somebody writes it.</summary>
    private static (MemberDeclarationSyntax Below, string[] Lines)? CheckOf(FixRequest request, SemanticModel model, TypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        string? giver = request.Property(UnverifiedResult.GiverProperty);
        MethodDeclarationSyntax? entry = Method(declaration, EntryParser.EntryName);
        MethodDeclarationSyntax? checkedMethod = giver is null ? entry : Method(declaration, giver);
        if (checkedMethod is null || entry is null || ResultOf(model, checkedMethod) is not { } result)
        {
            return null;
        }

        string what = giver is null ? "Result" : CodeNames.WithoutAsync(giver);
        string parameter = CodeNames.Camel(what);
        if (entry.ParameterList.Parameters.Any(input => input.Identifier.ValueText == parameter))
        {
            return null;
        }

        int place = checkedMethod.SpanStart;
        string exception = model.NameAt(place, "System", "NotImplementedException");
        return (giver is null ? declaration.Members.Last() : checkedMethod,
        [
            $"[{model.NameAt(place, "Orchestration", "Verify")}]",
            $"private static bool {type.FreeName("Check" + CodeNames.Pascal(what))}({model.NameAt(place, result)} {CodeNames.Escape(parameter)}) =>",
            $"    throw new {exception}(\"Say here when it may go out.\");",
        ]);
    }

    private static MethodDeclarationSyntax? Method(TypeDeclarationSyntax declaration, string name) =>
        declaration.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == name);

    private static ITypeSymbol? ResultOf(SemanticModel model, MethodDeclarationSyntax method)
    {
        if (model.GetDeclaredSymbol(method) is not { } symbol)
        {
            return null;
        }

        ITypeSymbol? result = KnownTypes.IsTask(symbol.ReturnType, out ITypeSymbol? ofTask) || KnownTypes.IsValueTask(symbol.ReturnType, out ofTask)
            ? ofTask
            : symbol.ReturnType;
        return symbol.Name == EntryParser.EntryName && result is not null && KnownTypes.IsOutcome(result, out ITypeSymbol? value) ? value : result;
    }
}
