using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4005: a step that a loop repeats is shown nothing of what the run was started with.</summary>
internal sealed class TaskLost : ModelRule
{
    public const string Id = "ORC4005";

    /// <summary>The property with the type and name of each parameter of the entry that the step could be shown, by line.</summary>
    public const string Inputs = nameof(Inputs);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A step in a loop does not know the task");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is not { } pattern || pattern is VoteModel || pipeline.Entry is not { } entry || !entry.Inputs.Any())
        {
            return [];
        }

        var flow = new FlowGraph(pipeline);
        var blind = new HashSet<string>(new BlindJudge().Check(pipeline, catalog).Select(finding => finding.Anchor.Member!));
        return pattern.Repeated
            .Select(pipeline.Step)
            .OfType<StepModel>()
            .Where(step => step.Model is not null && !blind.Contains(step.Method) && !RevisionWithoutDraft.IsFoundAt(pipeline, step))
            .Where(step => !Declares(flow, step) && !flow.Reached(step).Any(origin => origin is FlowOrigin.Entry))
            .Select(step => Found(entry, step) with { Related = SeenBy(flow, step).ToEquatableArray() });
    }

    /// <summary>The steps of which it sees something instead.</summary>
    private static IEnumerable<Anchor> SeenBy(FlowGraph flow, StepModel step) => flow.Reached(step)
        .Select(origin => origin.Place)
        .Where(place => place != Anchor.OfMember(step.Method))
        .OrderBy(place => place.Member, StringComparer.Ordinal);

    /// <summary>What is declared and left out of the prompt is another mistake, and another rule's.</summary>
    private static bool Declares(FlowGraph flow, StepModel step) =>
        step.Inputs.Any(parameter => flow.Origins(step, parameter).Any(origin => origin is FlowOrigin.Entry));

    private Finding Found(EntryModel entry, StepModel step)
    {
        IEnumerable<SignatureParameter> shown = entry.Inputs.Where(input =>
            input.Type.Kind is not (ValueKind.Content or ValueKind.Contents or ValueKind.Conversation) && step.Parameters.All(own => own.Name != input.Name));
        return Found(
            Anchor.OfMember(step.Method),
            $"'{step.Method}' is asked again and again and sees nothing of {Nearest.List(entry.Inputs.Select(input => input.Name))}, itself or through what it reads, so it can drift off the task; show it that too.")
            .With(Inputs, string.Join("\n", shown.Select(input => $"{input.Type.Name} {input.Name}")));
    }
}
