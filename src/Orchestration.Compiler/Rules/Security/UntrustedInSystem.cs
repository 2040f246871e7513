using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>ORC6001: text that may be hostile goes into a system message, where a model takes it for its instructions.</summary>
internal sealed class UntrustedInSystem : ModelRule
{
    public const string Id = "ORC6001";

    /// <summary>The property with what the user message would write for the text; not there where it shows it already.</summary>
    public const string Placeholder = "Placeholder";

    /// <summary>The property that is there where the system message is the step's own.</summary>
    public const string IsOfStep = "IsOfStep";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Untrusted text in a system message");

    /// <summary>The class's system message is every step's, but says what it says once.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        var flow = new FlowGraph(pipeline);
        return pipeline.Steps
            .SelectMany(step => HolesOf(step).Where(hole => IsUntrusted(flow, step, hole)).Select(hole => Found(flow, step, hole)))
            .GroupBy(finding => finding.Anchor)
            .Select(group => group.First());
    }

    private static IEnumerable<PromptHole> HolesOf(StepModel step) => step.Model?.System?.Holes ?? [];

    /// <summary>Numbers, dates, enums and truth values have no room for an instruction.</summary>
    private static bool IsUntrusted(FlowGraph flow, StepModel step, PromptHole hole) =>
        hole.Kind is ValueKind.Text or ValueKind.TextList or ValueKind.Json
        && step.Inputs.FirstOrDefault(parameter => parameter.Name == hole.Parameter) is { Type.IsClosedSet: false } parameter
        && (flow.IsUntrusted(step, parameter) || parameter.Members.Any(mark => mark.IsUntrusted && mark.IsIn(hole)));

    private Finding Found(FlowGraph flow, StepModel step, PromptHole hole)
    {
        bool isOfStep = !step.Model!.SystemIsOfClass;
        Finding finding = Found(
            new Anchor(AnchorKind.Text, isOfStep ? step.Method : null, 0, "System", "0", hole.Start, hole.Length),
            $"'{hole.AsWritten}' puts [Untrusted] text into the system message of '{step.Method}', where the model takes what it says for instructions; move it to the prompt.");
        finding = finding with { Related = MarksOf(flow, step, hole).ToEquatableArray() };
        finding = isOfStep ? finding.With(IsOfStep, "true") : finding;
        return step.Model.Prompt?.Holes.Any(other => other.AsWritten == hole.AsWritten) == true ? finding : finding.With(Placeholder, hole.AsWritten);
    }

    /// <summary>Where the mark stands: on the step's own parameter, or on what fills it.</summary>
    private static IEnumerable<Anchor> MarksOf(FlowGraph flow, StepModel step, PromptHole hole) =>
        step.Inputs.FirstOrDefault(parameter => parameter.Name == hole.Parameter) is not { } parameter ? []
        : parameter.IsUntrusted ? [Anchor.Parameter(step.Method, parameter.Name)]
        : flow.Origins(step, parameter).Where(origin => origin.IsUntrusted).Select(origin => origin.Place);
}
