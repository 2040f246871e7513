using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Rename;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>
/// Adds the entry that ORC1002 misses with the signature that fits the steps, or makes the one entry of what stands there: another name,
/// no body, no double. A missing body is fixed where the compiler speaks of it, too.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EntryMissingFix)), Shared]
public sealed class EntryMissingFix : RuleFix
{
    private const string MethodWithoutBody = "CS0501";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [EntryMissing.Id, MethodWithoutBody];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        if (request.Property("Result") is { } result && request.Find<TypeDeclarationSyntax>() is { } type)
        {
            await OfferEntryAsync(request, model, type, result, request.Property("Inputs") ?? "").ConfigureAwait(false);
        }
        else if (request.Find<MethodDeclarationSyntax>() is { } method && model.GetDeclaredSymbol(method, request.CancellationToken) is { } symbol)
        {
            await OfferForMethodAsync(request, method, symbol).ConfigureAwait(false);
        }
    }

    private static async Task OfferEntryAsync(FixRequest request, SemanticModel model, TypeDeclarationSyntax type, string result, string inputs)
    {
        SourceText text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
        if (EntryText.Insertion(type, EntryText.Declaration(model, type, result, inputs), text) is { } change)
        {
            request.OfferTextChange("Add the entry RunAsync", change);
        }
    }

    private static async Task OfferForMethodAsync(FixRequest request, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (request.Property("Rename") is { } name)
        {
            Solution solution = request.Document.Project.Solution;
            request.OfferSolution($"Rename '{symbol.Name}' to '{name}'", "Rename to " + name, cancellationToken => Renamer.RenameSymbolAsync(solution, symbol, default, name, cancellationToken));
        }
        else if (request.Property("Remove") is not null && !await IsReferencedAsync(request, symbol).ConfigureAwait(false))
        {
            request.Offer($"Remove this {symbol.Name}", _ => Task.FromResult(request.Document.WithSyntaxRoot(request.Root.RemoveNode(method, SyntaxRemoveOptions.KeepNoTrivia)!)));
        }
        else if (request.Property("Parameters") is not null)
        {
            OfferParameters(request, method, symbol);
        }
        else if (request.Property("Body") is not null || IsEntryWithoutBody(request, symbol))
        {
            OfferPartial(request, method, symbol);
        }
    }

    private static bool IsEntryWithoutBody(FixRequest request, IMethodSymbol symbol) =>
        request.Diagnostic.Id == MethodWithoutBody
        && symbol.Name == EntryParser.EntryName
        && PipelineParser.PatternOf(symbol.ContainingType) is not null;

    private static async Task<bool> IsReferencedAsync(FixRequest request, IMethodSymbol symbol)
    {
        IEnumerable<ReferencedSymbol> found = await SymbolFinder.FindReferencesAsync(symbol, request.Document.Project.Solution, request.CancellationToken).ConfigureAwait(false);
        return found.Any(reference => reference.Locations.Any());
    }

    /// <summary>Copies the entry's parameters to the stream's; the attributes stay with the entry.</summary>
    private static void OfferParameters(FixRequest request, MethodDeclarationSyntax stream, IMethodSymbol symbol)
    {
        MethodDeclarationSyntax? entry = symbol.ContainingType.GetMembers(EntryParser.EntryName)
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Where(reference => reference.SyntaxTree == request.Root.SyntaxTree)
            .Select(reference => reference.GetSyntax(request.CancellationToken))
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault();
        if (entry is not null)
        {
            IEnumerable<string> parameters = entry.ParameterList.Parameters.Select(parameter => parameter.WithAttributeLists(default).WithoutTrivia().ToString());
            request.OfferTextChange("Take the parameters of RunAsync", new TextChange(stream.ParameterList.Span, $"({string.Join(", ", parameters)})"));
        }
    }

    private static void OfferPartial(FixRequest request, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (symbol.PartialImplementationPart is { } implementation)
        {
            OfferWithoutImplementation(request, implementation);
        }
        else if (!symbol.IsAbstract && !symbol.IsExtern)
        {
            bool hasBody = method.Body is not null || method.ExpressionBody is not null;
            request.OfferTextChange(hasBody ? "Leave the body of RunAsync to the generator" : "Make RunAsync partial", method.ToPartial("public"));
        }
    }

    private static void OfferWithoutImplementation(FixRequest request, IMethodSymbol implementation)
    {
        if (implementation.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && reference.SyntaxTree == request.Root.SyntaxTree)
        {
            SyntaxNode body = reference.GetSyntax(request.CancellationToken);
            request.Offer("Leave the body of RunAsync to the generator", _ => Task.FromResult(request.Document.WithSyntaxRoot(request.Root.RemoveNode(body, SyntaxRemoveOptions.KeepNoTrivia)!)));
        }
    }
}
