using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Diagnostics;
using Orchestration.Compiler.Parsing;

namespace Orchestration.CodeFixes;

/// <summary>Renames a step's parameter together with the placeholders that refer to it.</summary>
internal sealed class ParameterRename
{
    private static readonly string[] Texts = ["Prompt", "Human", "System"];

    private readonly IParameterSymbol parameter;
    private readonly string name;
    private readonly List<(SyntaxTree Tree, TextSpan Span)> placeholders = [];
    private bool isPossible;

    public ParameterRename(IParameterSymbol parameter, string name, CancellationToken cancellationToken)
    {
        (this.parameter, this.name) = (parameter, name);
        isPossible = parameter.ContainingSymbol is IMethodSymbol method
            && !method.HasOurs("PromptFile")
            && !(method.HasOurs("Prompt") && !method.HasOurs("System") && Mentions(method.ContainingType.Ours("System")))
            && method.Parameters.All(other => other.Name != name)
            && !UsesName(method, cancellationToken);
        foreach (AttributeData attribute in Texts.Select(text => parameter.ContainingSymbol.Ours(text)).OfType<AttributeData>())
        {
            Collect(attribute, cancellationToken);
        }
    }

    /// <summary>
    /// Whether every place that names the parameter can be changed, and nothing else has the new name. A prompt in a file, in a constant, or
    /// shared by the whole class names it where other steps may as well.
    /// </summary>
    public bool IsPossible => isPossible;

    public async Task AddToAsync(SolutionEdit edit)
    {
        await edit.RenameAsync(parameter, name).ConfigureAwait(false);
        foreach (var (tree, span) in placeholders)
        {
            edit.Replace(tree, span, name);
        }
    }

    private static bool UsesName(IMethodSymbol method, string name, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<MethodDeclarationSyntax>()
            .SelectMany(declaration => new SyntaxNode?[] { declaration.Body, declaration.ExpressionBody })
            .OfType<SyntaxNode>()
            .Any(body => body.DescendantTokens().Any(token => token.ValueText == name));

    private bool UsesName(IMethodSymbol method, CancellationToken cancellationToken) => UsesName(method, name, cancellationToken);

    private bool Mentions(AttributeData? attribute) => attribute?.Text(0) is { } text && Names(text).Any();

    private void Collect(AttributeData attribute, CancellationToken cancellationToken)
    {
        if (attribute.Text(0) is not { } text || attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return;
        }

        ExpressionSyntax? argument = syntax.ArgumentList?.Arguments.FirstOrDefault(candidate => candidate.NameEquals is null)?.Expression;
        foreach (RawPart part in Names(text))
        {
            if (argument is not null && LiteralMap.Map(argument, part.PathStart, parameter.Name.Length) is { } span)
            {
                placeholders.Add((syntax.SyntaxTree, span));
            }
            else
            {
                isPossible = false;
            }
        }
    }

    private IEnumerable<RawPart> Names(string text) =>
        PromptParser.Parse(text).Parts.Where(part => part.IsPlaceholder && part.Text.Split('.')[0] == parameter.Name);
}
