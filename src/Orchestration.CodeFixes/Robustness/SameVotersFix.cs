using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes.Robustness;

/// <summary>Raises the temperature of the voters that ORC5004 found to agree by necessity.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SameVotersFix)), Shared]
public sealed class SameVotersFix : RuleFix
{
    private const string Temperature = "0.8f";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [SameVoters.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        List<TextChange> changes = request.FindAllRelated<AttributeArgumentSyntax>()
            .Prepend(request.Find<AttributeArgumentSyntax>())
            .OfType<AttributeArgumentSyntax>()
            .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == "Temperature")
            .Select(argument => new TextChange(argument.Expression.Span, Temperature))
            .ToList();
        if (changes.Count == request.Diagnostic.AdditionalLocations.Count + 1)
        {
            request.OfferTextChange($"Set Temperature = {Temperature}", [.. changes]);
        }

        return Task.CompletedTask;
    }
}
