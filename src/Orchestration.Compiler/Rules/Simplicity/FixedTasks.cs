using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Simplicity;

/// <summary>ORC7002: an orchestrator's tasks are fixed in the code, so there is nothing to plan.</summary>
internal sealed class FixedTasks : ModelRule
{
    public const string Id = "ORC7002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "An orchestrator whose tasks are fixed");

    /// <summary>A plan in code that is static and reads nothing gives the same tasks in every run.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is OrchestratorModel { Replan: null } orchestrator
            && pipeline.Step(orchestrator.Plan) is { IsCode: true, IsStatic: true } plan
            && !plan.Inputs.Any())
        {
            yield return Found(
                Anchor.OfMember(plan.Method),
                $"'{plan.Method}' plans the same tasks whatever '{pipeline.Name}' is given; a [Parallel] with a section for each does the same, and its sections are checked by the compiler.");
        }
    }
}
