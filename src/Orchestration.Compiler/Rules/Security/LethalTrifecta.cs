using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>ORC6002: one model reads what may be hostile and what is sensitive, and what it writes gets out.</summary>
internal sealed class LethalTrifecta : ModelRule
{
    public const string Id = "ORC6002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Hostile text, sensitive data and a way out in one context");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        from step in pipeline.Steps
        let meeting = MeetingBefore(pipeline, catalog, step)
        where meeting is not null
        let place = Anchor.Attribute(step.Method, "SideEffect")
        select Found(
            place,
            $"'{meeting.Model.Method}' reads {meeting.Untrusted.Words}, which may be hostile, and {meeting.Sensitive.Words}, which is sensitive, and what it writes leaves by '{step.Method}': "
            + "who writes the one can have the other sent away; add [Approve], so that a person sees it before.") with
        {
            Related = new[] { Anchor.OfMember(meeting.Model.Method) }.Concat(meeting.Untrusted.PlacesBut(place)).Concat(meeting.Sensitive.PlacesBut(place)).Distinct().ToEquatableArray(),
        };

    /// <summary>Whether a side effect is found here, so that lesser rules have nothing to add.</summary>
    public static bool IsFoundAt(PipelineModel pipeline, PipelineCatalog catalog, StepModel effect) => MeetingBefore(pipeline, catalog, effect) is not null;

    private static Meeting? MeetingBefore(PipelineModel pipeline, PipelineCatalog catalog, StepModel effect)
    {
        if (effect is not { IsSideEffect: true, Approval: null })
        {
            return null;
        }

        var flow = new FlowGraph(pipeline, catalog);
        return WritersFor(pipeline, flow, effect)
            .Where(writer => writer.Model is not null)
            .Select(writer => flow.PathInto(writer, FlowMark.Untrusted) is { } untrusted && flow.PathInto(writer, FlowMark.Sensitive) is { } sensitive
                ? new Meeting(writer, untrusted, sensitive)
                : null)
            .FirstOrDefault(meeting => meeting is not null);
    }

    /// <summary>The steps that write what a side effect takes: an agent's model for its tools, else whoever stands behind its parameters.</summary>
    private static IEnumerable<StepModel> WritersFor(PipelineModel pipeline, FlowGraph flow, StepModel effect) =>
        pipeline.Pattern is AgentModel agent && agent.Tools.Any(tool => tool.Method == effect.Method)
            ? flow.Making(agent.Respond)
            : flow.Reached(flow.Read(effect), step => step.IsOfModel).OfType<FlowOrigin.Result>().Select(origin => origin.Step);

    private sealed record Meeting(StepModel Model, FlowPath Untrusted, FlowPath Sensitive);
}
