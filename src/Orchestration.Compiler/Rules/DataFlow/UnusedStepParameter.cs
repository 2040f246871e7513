using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4001: a step takes a value that neither its prompt nor its system message shows to the model, or its question to the person.</summary>
internal sealed class UnusedStepParameter : ModelRule
{
    public const string Id = "ORC4001";

    /// <summary>The property with what a prompt would write for the parameter.</summary>
    public const string Placeholder = "Placeholder";

    /// <summary>The property that is there where the step can do without the parameter.</summary>
    public const string IsRemovable = "IsRemovable";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A parameter never reaches the prompt");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        pipeline.Steps
            .Where(step => (step.Model is not null || step.Human is not null) && !RevisionWithoutDraft.IsFoundAt(pipeline, step))
            .SelectMany(step => step.Inputs.Where(parameter => !parameter.IsReached).Select(parameter => Found(step, parameter)));

    private Finding Found(StepModel step, StepParameter parameter)
    {
        Finding finding = Found(
            Anchor.Parameter(step.Method, parameter.Name),
            $"'{step.Method}' takes '{parameter.Name}', but its {(step.Human is null ? "prompt does not show it to the model, which" : "question does not show it to the person, who")} answers without it; "
            + $"put '{{{PlaceholderOf(parameter)}}}' into the {(step.Human is null ? "prompt" : "question")}{(CanBeRemoved(step, parameter) ? ", or remove the parameter" : "")}.")
            .With(Placeholder, PlaceholderOf(parameter));
        return CanBeRemoved(step, parameter) ? finding.With(IsRemovable, "true") : finding;
    }

    /// <summary>Of a verdict, its words are what a model is to read.</summary>
    internal static string PlaceholderOf(StepParameter parameter) => parameter.Name + MemberOf(parameter.Type);

    /// <summary>The member that a prompt shows of a value of a type, with its dot; empty for the value itself.</summary>
    internal static string MemberOf(TypeModel type) => type.UnannotatedName == "global::Orchestration.Verdict" ? ".Feedback" : "";

    /// <summary>A verifier is bound to its step by a parameter, and a step that runs again must take the feedback.</summary>
    private static bool CanBeRemoved(StepModel step, StepParameter parameter) =>
        !step.IsVerifier && parameter.Source is not ValueSource.Feedback;
}
