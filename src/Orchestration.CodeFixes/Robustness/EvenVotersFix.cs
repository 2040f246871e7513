using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes.Robustness;

/// <summary>Takes one voter more, or lets the first answer win a tie, as ORC5003 asks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EvenVotersFix)), Shared]
public sealed class EvenVotersFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [EvenVoters.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property(EvenVoters.Count) is { } count && request.FindRelated<AttributeSyntax>() is { } voter)
        {
            request.OfferReplacement($"Set Count = {count}", voter, voter.With("Count", count));
        }

        if (request.Find<AttributeSyntax>() is { } vote
            && await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is { } model)
        {
            request.OfferReplacement("Let the first answer win a tie", vote, vote.With("OnTie", $"{model.NameAt(vote.SpanStart, "Orchestration", "Tie")}.First"));
        }
    }
}
