using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2002: when the rounds are used up, a draft that every judge refused goes out as if it had been accepted.</summary>
internal sealed class ExhaustionAsSuccess : ModelRule
{
    public const string Id = "ORC2002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A refused result goes out as if it were accepted");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        // Before the last round nothing is exhausted; a bound that is missing or out of range is an error of its own.
        if (pipeline.Pattern is not CriticModel { OnExhausted: not "Fail", MaxRounds: >= 1 } critic
            || pipeline.UnverifiedReason is not null
            || IsVerifiedLater(pipeline, critic))
        {
            yield break;
        }

        string which = critic.OnExhausted == "ReturnBest" ? "best" : "last";
        yield return Found(
            Anchor.AttributeArgument(null, pipeline.PatternName, "OnExhausted"),
            $"When its rounds are used up, '{pipeline.Name}' returns the {which} draft although a judge refused it, and its caller cannot tell; use Exhaustion.Fail, or check the result with [Verify].");
    }

    /// <summary>Whether a draft that no judge accepted still meets a check before it goes out.</summary>
    private static bool IsVerifiedLater(PipelineModel pipeline, CriticModel critic) =>
        pipeline.VerifiersOf(CriticModel.Draft).Any()
        || pipeline.VerifiersOf(SpecialNames.Result).Any()
        || critic.After.Any(step => pipeline.VerifiersOf(step).Any())
        || critic.Givers.All(step => pipeline.VerifiersOf(step).Any());
}
