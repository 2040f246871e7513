using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.ModelCode;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Puts a number that caps something in the place of the one that ORC9012 found.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoundsWithoutCapFix)), Shared]
public sealed class RoundsWithoutCapFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RoundsWithoutCap.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        string number = RoundsWithoutCap.Usual.ToString(CultureInfo.InvariantCulture);
        request.OfferTextChange($"Allow {number} rounds", new TextChange(request.Diagnostic.Location.SourceSpan, number));
        return Task.CompletedTask;
    }
}
