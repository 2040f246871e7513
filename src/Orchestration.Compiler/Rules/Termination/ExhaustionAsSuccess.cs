using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>
/// ORC2002: when the rounds are used up, or nobody wins a vote, what was refused goes out as if it had been accepted, and what is unfinished as
/// if it were done.
/// </summary>
internal sealed class ExhaustionAsSuccess : ModelRule
{
    public const string Id = "ORC2002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A refused result goes out as if it were accepted");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is { GivesWhenExhausted: { } given } pattern
            && pipeline.UnverifiedReason is null
            && !IsVerifiedLater(pipeline, pattern))
        {
            yield return Found(
                Anchor.AttributeArgument(null, pipeline.PatternName, "OnExhausted"),
                $"When {given.When}, '{pipeline.Name}' {given.What}, and its caller cannot tell; use Exhaustion.Fail, or check the result with [Verify].");
        }
    }

    /// <summary>Whether a result that was refused still meets a check before it goes out.</summary>
    private static bool IsVerifiedLater(PipelineModel pipeline, PatternModel pattern) =>
        pipeline.VerifiersOf(CriticModel.Draft).Any()
        || pipeline.VerifiersOf(SupervisorModel.Work).Any()
        || pipeline.VerifiersOf(SpecialNames.Result).Any()
        || pattern.After.Any(step => IsChecked(pipeline, step) || pipeline.Step(step) is { Human: not null })
        || pattern.Givers.All(step => IsChecked(pipeline, step));

    private static bool IsChecked(PipelineModel pipeline, string step) =>
        pipeline.VerifiersOf(step).Any() || pipeline.Step(step) is { ApprovesResult: true };
}
