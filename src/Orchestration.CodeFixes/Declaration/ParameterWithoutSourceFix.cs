using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Gives a parameter that ORC1005 found without a source one: the nearest name, or a new parameter of the entry.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterWithoutSourceFix)), Shared]
public sealed class ParameterWithoutSourceFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ParameterWithoutSource.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property("AddToStep") is { } missing && request.Property("Type") is { } type && request.Find<MethodDeclarationSyntax>() is { } step)
        {
            OfferToAdd(request, step, type, missing);
        }

        if (request.Find<ParameterSyntax>() is not { } syntax
            || (await request.GetModelAsync().ConfigureAwait(false)).GetDeclaredSymbol(syntax, request.CancellationToken) is not IParameterSymbol parameter)
        {
            return;
        }

        if (request.Property("Nearest") is { } near && new ParameterRename(parameter, near, request.CancellationToken) is { IsPossible: true } rename)
        {
            request.OfferSolution($"Rename to '{near}'", "Rename", cancellationToken => RenameAsync(request, syntax, rename, cancellationToken));
        }

        if (request.Property("From") is { } from)
        {
            request.OfferTextChange(parameter.HasOurs("From") ? $"Change to [From({from})]" : $"Add [From({from})]", "From", syntax.WithSource(from));
        }

        if (request.Property("AddToEntry") is { } added && syntax.Type is { } written)
        {
            request.OfferSolution($"Add '{added}' to RunAsync", "Entry", cancellationToken =>
                AddToEntryAsync(request, parameter.ContainingType, $"{written} {CodeNames.Escape(added)}", cancellationToken));
        }
    }

    private static async Task<Solution> RenameAsync(FixRequest request, ParameterSyntax syntax, ParameterRename rename, CancellationToken cancellationToken)
    {
        var edit = new SolutionEdit(request.Document.Project.Solution, cancellationToken);
        await rename.AddToAsync(edit).ConfigureAwait(false);
        if (request.Property("Keep") is { } kept)
        {
            TextChange source = syntax.WithSource(kept);
            edit.Replace(syntax.SyntaxTree, source.Span, source.NewText!);
        }

        return await edit.ApplyAsync().ConfigureAwait(false);
    }

    /// <summary>The stream takes what the entry takes, so it gets the parameter too.</summary>
    private static Task<Solution> AddToEntryAsync(FixRequest request, INamedTypeSymbol type, string parameter, CancellationToken cancellationToken)
    {
        var edit = new SolutionEdit(request.Document.Project.Solution, cancellationToken);
        IEnumerable<MethodDeclarationSyntax> entries = UserView.Methods(type)
            .Where(method => method.Name is EntryParser.EntryName or EntryParser.StreamName && EntryParser.IsOpenPartial(method))
            .Select(method => UserView.Reference(method).GetSyntax(cancellationToken))
            .OfType<MethodDeclarationSyntax>();
        foreach (MethodDeclarationSyntax entry in entries)
        {
            TextChange change = entry.ParameterList.With(parameter);
            edit.Replace(entry.SyntaxTree, change.Span, change.NewText!);
        }

        return edit.ApplyAsync();
    }

    private static void OfferToAdd(FixRequest request, MethodDeclarationSyntax step, string type, string name)
    {
        ParameterSyntax added = SyntaxFactory.Parameter(SyntaxFactory.Identifier(CodeNames.Escape(name)))
            .WithType(SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation));
        SeparatedSyntaxList<ParameterSyntax> parameters = step.ParameterList.Parameters;
        int index = parameters.IndexOf(parameter => parameter.Default is not null);
        index = index < 0 ? parameters.Count : index;
        SeparatedSyntaxList<ParameterSyntax> changed = index == 0 || index < parameters.Count
            ? parameters.Insert(index, added)
            : parameters.Add(added.WithLeadingTrivia(SyntaxFactory.Space));
        if (index < parameters.Count)
        {
            changed = changed.Replace(changed[index + 1], changed[index + 1].WithLeadingTrivia(SyntaxFactory.Space));
        }

        request.OfferReplacement($"Add '{name}' to '{step.Identifier.ValueText}'", step, step.WithParameterList(step.ParameterList.WithParameters(changed)));
    }
}
