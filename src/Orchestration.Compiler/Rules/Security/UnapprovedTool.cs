using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>ORC6003: a model decides by itself when something outside is changed, and with what.</summary>
internal sealed class UnapprovedTool : ModelRule
{
    public const string Id = "ORC6003";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A model acts without anybody's leave");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        from tool in (pipeline.Pattern as AgentModel)?.Tools ?? []
        let step = pipeline.Step(tool.Method)
        where step is { Approval: null } && !LethalTrifecta.IsFoundAt(pipeline, catalog, step)
        from finding in step.IsSideEffect ? [Own(step)] : Inner(step, catalog)
        select finding;

    private Finding Own(StepModel step) => Found(
        Anchor.Attribute(step.Method, "SideEffect"),
        $"'{step.Method}' changes something outside, and a model decides when and with what; add [Approve], so that a person sees each call before it happens.");

    /// <summary>A tool may be a pipeline, whose own steps act.</summary>
    private IEnumerable<Finding> Inner(StepModel step, PipelineCatalog catalog)
    {
        if (step.Pipeline is { } work && catalog.LabelsOf(work).Acting is { } acting)
        {
            int dot = acting.LastIndexOf('.');
            string name = acting.Substring(dot + 1);
            yield return Found(
                Anchor.OfMember(step.Method),
                $"'{step.Method}' is a tool in a model's hands, and '{name}' in '{acting.Substring(0, Math.Max(0, dot))}' changes something outside without anybody's leave; "
                + (work.Labels is null ? $"add [Approve] to '{name}'." : $"have '{name}' approved there, or keep '{step.Method}' from the model."));
        }
    }
}
