using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>ORC5003: two answers can have equally many votes, and nothing says who wins then.</summary>
internal sealed class EvenVoters : ModelRule
{
    public const string Id = "ORC5003";

    /// <summary>The property with the only voter, where one more ballot of it would do.</summary>
    public const string Voter = nameof(Voter);

    /// <summary>The property with the number of its ballots then.</summary>
    public const string Count = nameof(Count);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "An even number of voters and no rule for a tie");

    /// <summary>Where more than half must agree, or the author says what an undecided vote gives, a tie is thought of.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is VoteModel { Select: null, FirstWinsTie: false, OnExhausted: "Fail", Agreement: <= 0.5 } vote && vote.AllBallots is var ballots and > 1 && ballots % 2 == 0)
        {
            Finding finding = Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"'{pipeline.Name}' has {ballots.ToString(CultureInfo.InvariantCulture)} ballots, so two answers can have half of them each, and then nobody wins; take an odd number, or say OnTie = Tie.First.");
            yield return vote.Voters.Count == 1
                ? finding.With(Voter, vote.Voters[0]).With(Count, (ballots + 1).ToString(CultureInfo.InvariantCulture)) with { Related = [Anchor.Attribute(vote.Voters[0], "Voter")] }
                : finding;
        }
    }
}
