using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Adds the cases or workers that ORC1010 misses, or one case for the rest, or takes a value away that is handled twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValueNotHandledFix)), Shared]
public sealed class ValueNotHandledFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ValueNotHandled.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property(ValueNotHandled.Missing) is { } missing && request.Property(ValueNotHandled.Role) is { } role)
        {
            await OfferStepsAsync(request, role, missing.Split(',')).ConfigureAwait(false);
        }
        else if (request.Property(ValueNotHandled.Duplicate) is not null
            && request.Find<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } argument
            && list.Arguments.Count(other => other.NameEquals is null) > 1)
        {
            AttributeArgumentListSyntax rest = list.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!;
            request.OfferReplacement("Remove the value that is handled already", list, rest);
        }
    }

    private static async Task OfferStepsAsync(FixRequest request, string role, string[] missing)
    {
        if (request.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } giver
            || await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is not { } model
            || HandlerStubs.For(giver, role, model, request.CancellationToken) is not { } stubs)
        {
            return;
        }

        MethodDeclarationSyntax last = type.Members.OfType<MethodDeclarationSyntax>().LastOrDefault(method => HandlerStubs.IsOfRole(method, role)) ?? giver;
        string newLine = TextEdits.NewLineOf(request.Root);
        string indentation = TextEdits.IndentationOf(last);
        if (role == HandlerStubs.Case)
        {
            Offer("Add a [Case] for every missing value", stubs.Handlers(missing));
            Offer("Add [Otherwise]", [stubs.Otherwise()]);
        }
        else
        {
            Offer($"Add a [{role}] for every missing kind", stubs.Handlers(missing));
        }

        void Offer(string title, IEnumerable<string> members)
        {
            IEnumerable<string> lines = members.SelectMany(member => ("\n" + member).Split('\n')).Select(line => line.Length == 0 ? "" : indentation + line);
            request.OfferTextChange(title, TextEdits.Insert(last.Span.End, newLine + string.Join(newLine, lines)));
        }
    }
}
