using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Writes the nearest name into a placeholder of ORC1007, where the place is the name and not a constant that holds it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownPlaceholderFix)), Shared]
public sealed class UnknownPlaceholderFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnknownPlaceholder.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        TextSpan span = request.Diagnostic.Location.SourceSpan;
        SourceText text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
        if (request.Property("Nearest") is { } near && request.Property("Name") == text.ToString(span))
        {
            request.OfferTextChange($"Change to '{near}'", "Nearest", new TextChange(span, near));
        }
    }
}
