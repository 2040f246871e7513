using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2002: when the rounds are used up, or nobody wins a vote, what was refused goes out as if it had been accepted.</summary>
internal sealed class ExhaustionAsSuccess : ModelRule
{
    public const string Id = "ORC2002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A refused result goes out as if it were accepted");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is { GivesRefused: true } pattern
            && ResultOf(pipeline, pattern) is { } result
            && pipeline.UnverifiedReason is null
            && !IsVerifiedLater(pipeline, pattern))
        {
            yield return Found(
                Anchor.AttributeArgument(null, pipeline.PatternName, "OnExhausted"),
                $"{result}, and its caller cannot tell; use Exhaustion.Fail, or check the result with [Verify].");
        }
    }

    /// <summary>What is given when; null where nothing is exhausted: before the last round, or where a bound that is missing or out of range is an error of its own.</summary>
    private static string? ResultOf(PipelineModel pipeline, PatternModel pattern) => pattern switch
    {
        CriticModel { MaxRounds: >= 1 } critic =>
            $"When its rounds are used up, '{pipeline.Name}' returns the {(critic.OnExhausted == "ReturnBest" ? "best" : "last")} draft although a judge refused it",
        VoteModel vote =>
            $"When nobody wins, '{pipeline.Name}' returns {(vote.OnExhausted == "ReturnBest" ? "the answer with most votes" : "the last ballot")} as if it had won",
        SupervisorModel { MaxTurns: >= 1 } supervisor =>
            $"When its turns are used up, '{pipeline.Name}' returns the {(supervisor.OnExhausted == "ReturnBest" ? "best" : "last")} work although '{supervisor.Assign}' asks for more",
        _ => null,
    };

    /// <summary>Whether a result that was refused still meets a check before it goes out.</summary>
    private static bool IsVerifiedLater(PipelineModel pipeline, PatternModel pattern) =>
        pipeline.VerifiersOf(CriticModel.Draft).Any()
        || pipeline.VerifiersOf(SupervisorModel.Work).Any()
        || pipeline.VerifiersOf(SpecialNames.Result).Any()
        || pattern.After.Any(step => pipeline.VerifiersOf(step).Any())
        || pattern.Givers.All(step => pipeline.VerifiersOf(step).Any());
}
