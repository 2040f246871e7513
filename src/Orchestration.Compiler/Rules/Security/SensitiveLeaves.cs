using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>ORC6005: a sensitive value comes to a model or a side effect that is not marked for it.</summary>
internal sealed class SensitiveLeaves : ModelRule
{
    public const string Id = "ORC6005";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A sensitive value goes where it may not");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        var flow = new FlowGraph(pipeline, catalog);
        return pipeline.Steps.SelectMany(step => ToModel(flow, step).Concat(ToEffect(pipeline, catalog, flow, step)).Concat(ToInner(flow, step)));
    }

    private IEnumerable<Finding> ToModel(FlowGraph flow, StepModel step) =>
        step.Model is { Client: { IsSensitive: false } client } && flow.PathInto(step, FlowMark.Sensitive) is { } path
            ? [At(
                AnchorOf(flow, step),
                path,
                $"'{step.Method}' shows {path.Words} to '{client.Name}', which is not marked for sensitive text; mark '{client.Name}' [Sensitive] if it may see it, or leave it out.")]
            : [];

    private IEnumerable<Finding> ToEffect(PipelineModel pipeline, PipelineCatalog catalog, FlowGraph flow, StepModel step) =>
        step is { IsSideEffect: true, IsSensitive: false } && !LethalTrifecta.IsFoundAt(pipeline, catalog, step)
            ? from parameter in step.Inputs.Where(parameter => parameter.IsReached)
              let path = flow.PathTo(step, parameter, FlowMark.Sensitive)
              where path is not null
              select At(
                  Anchor.Parameter(step.Method, parameter.Name),
                  path,
                  $"'{step.Method}' takes {path.Words} out of the program, and is not marked for sensitive text; mark it [Sensitive] if it may have it, or leave it out.")
            : [];

    /// <summary>Within another pipeline what its own parameters are marked with is guarded. One of another assembly may not be the author's to mark.</summary>
    private IEnumerable<Finding> ToInner(FlowGraph flow, StepModel step) =>
        from argument in step.Pipeline?.Arguments ?? []
        where !argument.IsSensitive
        let parameter = step.Inputs.FirstOrDefault(parameter => parameter.Name == argument.From)
        let path = parameter is null ? null : flow.PathTo(step, parameter, FlowMark.Sensitive)
        where path is not null
        select At(
            Anchor.Parameter(step.Method, parameter!.Name),
            path,
            $"'{step.Method}' passes {path.Words} to '{step.Pipeline!.Display}', whose parameter '{argument.Parameter}' is not marked [Sensitive], so that nothing guards it there; "
            + (step.Pipeline.Labels is null ? "mark it." : "have it marked there, or leave it out."));

    private Finding At(Anchor place, FlowPath path, string message) => Found(place, message) with { Related = path.PlacesBut(place) };

    /// <summary>The parameter that brings it; the step itself where that is a tool.</summary>
    private static Anchor AnchorOf(FlowGraph flow, StepModel step) =>
        step.Inputs.FirstOrDefault(parameter => parameter.IsReached && flow.PathTo(step, parameter, FlowMark.Sensitive) is not null) is { } parameter
            ? Anchor.Parameter(step.Method, parameter.Name)
            : Anchor.OfMember(step.Method);
}
