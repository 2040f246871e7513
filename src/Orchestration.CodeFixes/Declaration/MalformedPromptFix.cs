using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Diagnostics;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Doubles the lone braces that ORC1008 found, or takes out a format or placeholder that has no use.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MalformedPromptFix)), Shared]
public sealed class MalformedPromptFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MalformedPrompt.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeArgumentSyntax>()?.Expression is not { } prompt)
        {
            return;
        }

        SourceText text = await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false);
        List<TextSpan?> braces = Numbers(request.Property("Braces")).Select(position => LiteralMap.Map(prompt, position, 1)).ToList();
        if (braces.Count > 0 && braces.All(brace => brace is not null))
        {
            request.OfferTextChange(
                braces.Count == 1 ? "Double the brace" : "Double the braces",
                "Double",
                braces.Select(brace => new TextChange(new TextSpan(brace!.Value.End, 0), text.ToString(brace.Value))).ToArray());
        }

        if (Numbers(request.Property("Cut")) is { Count: 2 } part && LiteralMap.Map(prompt, part[0], part[1]) is { } cut)
        {
            request.OfferTextChange($"Remove '{text.ToString(cut)}'", "Remove", new TextChange(cut, ""));
        }
    }

    private static List<int> Numbers(string? numbers) =>
        numbers is null ? [] : numbers.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
}
