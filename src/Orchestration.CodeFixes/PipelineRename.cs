using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.CodeFixes;

/// <summary>
/// Renames a part of a pipeline together with the steps' parameters that find it by its name. Where such a parameter cannot be renamed,
/// it gets a <c>[From]</c> instead.
/// </summary>
internal sealed class PipelineRename(INamedTypeSymbol type, Compilation compilation, Solution solution, CancellationToken cancellationToken)
{
    private static readonly string[] NamingAttributes = ["From", "Fallback"];

    private readonly SolutionEdit edit = new(solution, cancellationToken);

    public async Task<Solution> EntryParameterAsync(string from, string to)
    {
        foreach (IMethodSymbol entry in UserView.Methods(type).Where(method => method.Name is EntryParser.EntryName or EntryParser.StreamName))
        {
            foreach (IParameterSymbol parameter in entry.Parameters.Where(parameter => parameter.Name == from))
            {
                await edit.RenameAsync(parameter, to).ConfigureAwait(false);
            }
        }

        await FollowAsync(new ValueSource.Entry(from), from, to, SymbolDisplay.FormatLiteral(to, quote: true)).ConfigureAwait(false);
        return await edit.ApplyAsync().ConfigureAwait(false);
    }

    public async Task<Solution> StepAsync(IMethodSymbol step, string to)
    {
        await edit.RenameAsync(step, to).ConfigureAwait(false);
        ReplaceWritten(step.Name, to);
        string result = CodeNames.Camel(CodeNames.WithoutAsync(to));
        foreach (ValueSource source in new ValueSource[] { new ValueSource.Step(step.Name), new ValueSource.Previous(step.Name) })
        {
            await FollowAsync(source, step.Name, result, $"nameof({CodeNames.Escape(to)})").ConfigureAwait(false);
        }

        return await edit.ApplyAsync().ConfigureAwait(false);
    }

    /// <summary>Lets the parameters that read a value follow its new name.</summary>
    private async Task FollowAsync(ValueSource source, string oldName, string newName, string from)
    {
        foreach (IParameterSymbol parameter in ReadersOf(source))
        {
            if (UserView.Reference(parameter).GetSyntax(cancellationToken) is not ParameterSyntax syntax)
            {
                continue;
            }

            if (parameter.Ours("From") is { } written)
            {
                if (source is ValueSource.Entry && written.Text(0) == oldName)
                {
                    Replace(syntax, syntax.WithSource(from));
                }
            }
            else if (new ParameterRename(parameter, newName, cancellationToken) is { IsPossible: true } rename)
            {
                await rename.AddToAsync(edit).ConfigureAwait(false);
            }
            else
            {
                Replace(syntax, syntax.WithSource(from));
            }
        }
    }

    /// <summary>The parameters that the parser gives a source.</summary>
    private IEnumerable<IParameterSymbol> ReadersOf(ValueSource source)
    {
        PipelineModel? model = PipelineParser.Parse(type, compilation, cancellationToken)?.Model;
        return (model?.Steps ?? []).SelectMany(step => step.Parameters
            .Where(parameter => parameter.Source == source)
            .SelectMany(parameter => UserView.Methods(type)
                .Where(method => method.Name == step.Method)
                .SelectMany(method => method.Parameters)
                .Where(candidate => candidate.Name == parameter.Name)));
    }

    /// <summary>A step that an attribute names by a string.</summary>
    private void ReplaceWritten(string oldName, string newName)
    {
        IEnumerable<LiteralExpressionSyntax> literals = UserView.Declarations(type, cancellationToken)
            .SelectMany(declaration => declaration.DescendantNodes().OfType<AttributeSyntax>())
            .Where(attribute => NamingAttributes.Any(attribute.IsNamed))
            .SelectMany(attribute => attribute.DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Where(literal => literal.Token.ValueText == oldName);
        foreach (LiteralExpressionSyntax literal in literals)
        {
            edit.Replace(literal.SyntaxTree, literal.Span, SymbolDisplay.FormatLiteral(newName, quote: true));
        }
    }

    private void Replace(SyntaxNode node, TextChange change) => edit.Replace(node.SyntaxTree, change.Span, change.NewText!);
}
