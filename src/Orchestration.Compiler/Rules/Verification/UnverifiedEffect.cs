using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Rules.Security;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3002: what a model wrote changes something outside, and nothing has checked it and nobody has approved it.</summary>
internal sealed class UnverifiedEffect : ModelRule
{
    public const string Id = "ORC3002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A side effect acts on what nothing has checked");

    /// <summary>A tool's arguments are a matter of another rule.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is not { } pattern || Model.Verification.IsReason(pipeline.UnverifiedReason))
        {
            return [];
        }

        HashSet<string> tools = new((pattern as AgentModel)?.Tools.Select(tool => tool.Method) ?? [], StringComparer.Ordinal);
        return pipeline.Steps
            .Where(step => step is { IsSideEffect: true, Approval: null } && !tools.Contains(step.Method) && !Model.Verification.IsReason(step.UnverifiedReason) && !LethalTrifecta.IsFoundAt(pipeline, catalog, step))
            .SelectMany(step => Found(pipeline, pattern, step, catalog));
    }

    private IEnumerable<Finding> Found(PipelineModel pipeline, PatternModel pattern, StepModel effect, PipelineCatalog catalog)
    {
        var flow = new FlowGraph(pipeline);
        List<(StepParameter Parameter, StepModel Step)> open = effect.Inputs
            .Where(parameter => parameter.IsReached)
            .SelectMany(parameter => flow.Origins(effect, parameter).OfType<FlowOrigin.Result>().Select(origin => (Parameter: parameter, origin.Step)))
            .Where(read => IsOpen(pipeline, pattern, read.Parameter, read.Step, catalog))
            .ToList();
        if (open.Count > 0)
        {
            string written = Nearest.List(open.Select(read => read.Step.Method).Distinct());
            yield return Found(
                Anchor.Attribute(effect.Method, "SideEffect"),
                $"'{effect.Method}' changes something outside by what {written} wrote, and nothing has checked that before; check it with a [Verify] step, or add [Approve], so that a person decides.") with
            {
                Related = open.Select(read => Anchor.OfMember(read.Step.Method)).Distinct().ToEquatableArray(),
            };
        }
    }

    /// <summary>Whether a model made the value, which may say anything, and nothing looked at it since.</summary>
    private static bool IsOpen(PipelineModel pipeline, PatternModel pattern, StepParameter parameter, StepModel step, PipelineCatalog catalog) =>
        step.IsOfModel
        && !step.ApprovesResult
        && !parameter.Type.IsClosedSet
        && !Model.Verification.IsReason(step.UnverifiedReason)
        && !(parameter.Source is ValueSource.Special { Name: SpecialNames.Result } && pattern.ChecksItself)
        && !IsVerified(pipeline, pattern, step)
        && !(step.Pipeline is { } work && Unchecked.IsNothingOf(work, catalog));

    private static bool IsVerified(PipelineModel pipeline, PatternModel pattern, StepModel step) => pipeline.Steps.Any(verifier => verifier.Verify is { } verify
        && (verify.IsSpecial ? pattern.SourcesOf(verify.Target).Contains(step.Method) : verify.Target == step.Method || IsStandIn(pipeline, verify.Target, step)));

    /// <summary>What stands in for a verified step is verified as well.</summary>
    private static bool IsStandIn(PipelineModel pipeline, string target, StepModel step) =>
        pipeline.Step(target) is { } verified && pipeline.WithFallbacks(verified).Contains(step);
}
