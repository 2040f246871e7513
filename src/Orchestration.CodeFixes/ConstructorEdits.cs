using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;

namespace Orchestration.CodeFixes;

/// <summary>Where a class takes a further value: in its primary constructor, or in one that it gets.</summary>
/// <param name="Place">Where the parameter, or the whole list, is inserted.</param>
/// <param name="Existing">The parameters that there are.</param>
/// <param name="HasList">Whether there is a parameter list already.</param>
internal sealed record NewParameter(int Place, IReadOnlyList<string> Existing, bool HasList)
{
    /// <summary>The class with a further parameter.</summary>
    /// <param name="type">Its type in code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="generated">The parameter of the same type that the emitted constructor takes where the class has none of its own.</param>
    public TextChange With(string type, string name, string generated) => new(
        new TextSpan(Place, 0),
        HasList ? $"{(Existing.Count > 0 ? ", " : "")}{type} {name}" : $"({type} {generated}, {type} {name})");
}

/// <summary>Changes of constructors, where they leave other code alone.</summary>
internal static class ConstructorEdits
{
    /// <summary>
    /// Where a class can take a further value. Null where its constructor stands elsewhere or is no primary one, or where other code makes
    /// instances and would have to pass it.
    /// </summary>
    public static async Task<NewParameter?> ConstructorOf(this FixRequest request, TypeDeclarationSyntax declaration, SemanticModel model)
    {
        if (model.GetDeclaredSymbol(declaration, request.CancellationToken) is not { } type)
        {
            return null;
        }

        ParameterListSyntax? list = declaration.ParameterList;
        bool isElsewhere = list is null
            ? ClientFinder.HasConstructor(type) || declaration.TypeParameterList is not null
            : list.Parameters.LastOrDefault() is { } last && (last.Default is not null || last.Modifiers.Any(SyntaxKind.ParamsKeyword));
        if (isElsewhere || await IsMadeAsync(request, type).ConfigureAwait(false))
        {
            return null;
        }

        return new NewParameter(
            list?.CloseParenToken.SpanStart ?? declaration.Identifier.Span.End,
            list?.Parameters.Select(parameter => parameter.Identifier.ValueText).ToList() ?? [],
            list is not null);
    }

    private static async Task<bool> IsMadeAsync(FixRequest request, INamedTypeSymbol type)
    {
        foreach (Document document in request.Document.Project.Solution.Projects.SelectMany(project => project.Documents))
        {
            if (await document.GetSyntaxRootAsync(request.CancellationToken).ConfigureAwait(false) is not { } root
                || !root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == type.Name))
            {
                continue;
            }

            SemanticModel? model = await document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false);
            if (root.DescendantNodes().Any(node => Makes(node, type, model)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By name where it is written: what merely has the same name keeps a fix from being offered, and nothing wrong is done.</summary>
    private static bool Makes(SyntaxNode node, INamedTypeSymbol type, SemanticModel? model) => node switch
    {
        ObjectCreationExpressionSyntax creation => Names(creation.Type, type),
        ImplicitObjectCreationExpressionSyntax => model?.GetTypeInfo(node).Type is not { } made || made.Name == type.Name,
        PrimaryConstructorBaseTypeSyntax derived => Names(derived.Type, type),
        AttributeSyntax attribute => Names(attribute.Name, type),
        _ => false,
    };

    private static bool Names(SyntaxNode node, INamedTypeSymbol type) =>
        node.DescendantTokens().Any(token => token.ValueText == type.Name);
}
