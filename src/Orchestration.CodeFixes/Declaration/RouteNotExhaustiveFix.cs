using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Adds the cases that ORC1010 misses, or one for the rest, or takes a value away that is handled twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RouteNotExhaustiveFix)), Shared]
public sealed class RouteNotExhaustiveFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RouteNotExhaustive.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property(RouteNotExhaustive.Missing) is { } missing)
        {
            await OfferCasesAsync(request, missing.Split(',')).ConfigureAwait(false);
        }
        else if (request.Property(RouteNotExhaustive.Duplicate) is not null
            && request.Find<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } argument
            && list.Arguments.Count(other => other.NameEquals is null) > 1)
        {
            AttributeArgumentListSyntax rest = list.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!;
            request.OfferReplacement("Remove the value that is handled already", list, rest);
        }
    }

    private static async Task OfferCasesAsync(FixRequest request, string[] missing)
    {
        if (request.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } classify
            || await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is not { } model
            || RouteStubs.For(classify, model, request.CancellationToken) is not { } stubs)
        {
            return;
        }

        MethodDeclarationSyntax last = type.Members.OfType<MethodDeclarationSyntax>().LastOrDefault(RouteStubs.IsCase) ?? classify;
        string newLine = TextEdits.NewLineOf(request.Root);
        string indentation = TextEdits.IndentationOf(last);
        Offer("Add a [Case] for every missing value", stubs.Cases(missing));
        Offer("Add [Otherwise]", [stubs.Otherwise()]);

        void Offer(string title, IEnumerable<string> members)
        {
            IEnumerable<string> lines = members.SelectMany(member => ("\n" + member).Split('\n')).Select(line => line.Length == 0 ? "" : indentation + line);
            request.OfferTextChange(title, TextEdits.Insert(last.Span.End, newLine + string.Join(newLine, lines)));
        }
    }
}
