using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2006: a critic with one round judges, and never revises.</summary>
internal sealed class SingleRoundCritic : ModelRule
{
    public const string Id = "ORC2006";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A critic with one round revises nothing");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is CriticModel { MaxRounds: 1 } critic)
        {
            string neverAgain = critic.Revise is { } revise ? $"'{revise}' never runs" : $"'{critic.Produce}' never runs again";
            yield return Found(
                Anchor.AttributeArgument(null, pipeline.PatternName, "MaxRounds"),
                $"With one round, '{pipeline.Name}' judges its first draft and {neverAgain}; raise MaxRounds, or use a [Chain] with a [Verify] step.");
        }
    }
}
