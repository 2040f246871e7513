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
        where step is { Approval: null } && !LethalTrifecta.IsFoundAt(pipeline, step)
        from finding in step.IsSideEffect ? [Own(step)] : Inner(step, catalog)
        select finding;

    private Finding Own(StepModel step) => Found(
        Anchor.Attribute(step.Method, "SideEffect"),
        $"'{step.Method}' changes something outside, and a model decides when and with what; add [Approve], so that a person sees each call before it happens.");

    /// <summary>A tool may be a pipeline, whose own steps act.</summary>
    private IEnumerable<Finding> Inner(StepModel step, PipelineCatalog catalog) =>
        step.Pipeline is { } work && ActingIn(work.Pipeline, catalog, new HashSet<string>(StringComparer.Ordinal)) is { } acting
            ? [Found(
                Anchor.OfMember(step.Method),
                $"'{step.Method}' is a tool in a model's hands, and '{acting.Step.Method}' in '{acting.Pipeline}' changes something outside without anybody's leave; add [Approve] to '{acting.Step.Method}'.")]
            : [];

    private static (string Pipeline, StepModel Step)? ActingIn(string pipeline, PipelineCatalog catalog, HashSet<string> seen)
    {
        if (!seen.Add(pipeline) || catalog.Find(pipeline) is not { } inner)
        {
            return null;
        }

        return inner.Steps.FirstOrDefault(step => step is { IsSideEffect: true, Approval: null }) is { } acting
            ? (inner.Name, acting)
            : inner.Steps.Select(step => step.Pipeline is { } work ? ActingIn(work.Pipeline, catalog, seen) : null).FirstOrDefault(found => found is not null);
    }
}
