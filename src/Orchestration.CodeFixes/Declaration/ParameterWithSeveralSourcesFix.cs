using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Names one of the sources that ORC1006 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterWithSeveralSourcesFix)), Shared]
public sealed class ParameterWithSeveralSourcesFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ParameterWithSeveralSources.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<ParameterSyntax>() is { } parameter)
        {
            foreach (string source in List(request.Property("From"), '|'))
            {
                request.OfferTextChange($"Add [From({source})]", parameter.WithSource(source));
            }
        }
        else if (request.Find<AttributeSyntax>() is { } attribute)
        {
            foreach (string member in List(request.Property("Candidates"), ','))
            {
                TextSpan arguments = attribute.ArgumentList?.Span ?? new TextSpan(attribute.Name.Span.End, 0);
                request.OfferTextChange($"Run the pipeline in '{member}'", new TextChange(arguments, $"(nameof({member}))"));
            }
        }

        return Task.CompletedTask;
    }

    private static string[] List(string? items, char separator) =>
        items is null ? [] : items.Split([separator], StringSplitOptions.RemoveEmptyEntries);
}
