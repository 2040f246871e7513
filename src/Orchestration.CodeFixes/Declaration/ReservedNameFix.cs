using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Renames the entry parameter or step of ORC1016, and everything that refers to it: code, placeholders and <c>[From]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReservedNameFix)), Shared]
public sealed class ReservedNameFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ReservedName.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        ISymbol? symbol = request.Find<ParameterSyntax>() is { } parameter ? model.GetDeclaredSymbol(parameter, request.CancellationToken)
            : request.Find<MethodDeclarationSyntax>() is { } method ? model.GetDeclaredSymbol(method, request.CancellationToken)
            : null;
        if (symbol is not { ContainingType: { } type })
        {
            return;
        }

        string name = NewName(symbol, type);
        request.OfferSolution($"Rename to '{name}'", "Rename", async cancellationToken =>
        {
            var rename = new PipelineRename(type, model.Compilation, request.Document.Project.Solution, cancellationToken);
            return await (symbol is IParameterSymbol
                ? rename.EntryParameterAsync(symbol.Name, name)
                : rename.StepAsync((IMethodSymbol)symbol, name)).ConfigureAwait(false);
        });
    }

    /// <summary>What the caller gives is the original; what a step does is to make it.</summary>
    private static string NewName(ISymbol symbol, INamedTypeSymbol type)
    {
        string wanted = (symbol is IParameterSymbol ? "original" : "Make") + CodeNames.Pascal(symbol.Name);
        HashSet<string> taken = new(
            UserView.Members(type).Select(member => member.Name)
                .Concat(UserView.Methods(type).SelectMany(method => method.Parameters).Select(parameter => parameter.Name)),
            StringComparer.OrdinalIgnoreCase);
        string name = wanted;
        for (int number = 2; taken.Contains(name); number++)
        {
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }
}
