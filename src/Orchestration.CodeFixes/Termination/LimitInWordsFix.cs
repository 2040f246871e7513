using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.CodeFixes.Termination;

/// <summary>Lets the prompt that ORC2005 found say the bound that holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LimitInWordsFix)), Shared]
public sealed class LimitInWordsFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [LimitInWords.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        SourceText text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
        TextSpan span = request.Diagnostic.Location.SourceSpan;

        // Where the place in the literal is not known, the whole argument is marked, which holds more than the number.
        if (request.Property(LimitInWords.Number) is { } number && text.ToString(span).All(char.IsLetterOrDigit))
        {
            request.OfferTextChange($"Say '{number}'", "Say the bound that holds", new TextChange(span, number));
        }
    }
}
