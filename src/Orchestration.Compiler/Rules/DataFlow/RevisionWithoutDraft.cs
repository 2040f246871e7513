using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4004: the step that revises is shown neither the draft nor what the judges said of it.</summary>
internal sealed class RevisionWithoutDraft : ModelRule
{
    public const string Id = "ORC4004";

    /// <summary>The property with the draft's type in code.</summary>
    public const string DraftType = "DraftType";

    /// <summary>The property with the verdict's type in code; not there where no one type fits every judge.</summary>
    public const string VerdictType = "VerdictType";

    /// <summary>The property with what a prompt would write for the verdict.</summary>
    public const string VerdictPlaceholder = "VerdictPlaceholder";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A revision sees neither draft nor feedback");

    /// <summary>
    /// Whether a step revises and reads nothing of the round before. A step that drafts anew for judges who only say yes or no is no
    /// revision but another try, and code may know by other means what it did before.
    /// </summary>
    public static bool IsFoundAt(PipelineModel pipeline, StepModel step) =>
        pipeline.Pattern is CriticModel { MaxRounds: not 1 } critic
        && critic.Reviser == step.Method
        && !step.IsCode
        && (critic.Revise is not null || critic.VerdictType is not { IsClosedSet: true })
        && !step.Inputs.Any(parameter => parameter.IsReached && IsOfRoundBefore(parameter.Source, critic));

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        pipeline.Pattern is CriticModel critic && pipeline.Step(critic.Reviser) is { } step && IsFoundAt(pipeline, step)
            ? [Found(critic, step)]
            : [];

    private static bool IsOfRoundBefore(ValueSource source, CriticModel critic) =>
        source is ValueSource.Special { Name: CriticModel.Draft or CriticModel.Verdict or CriticModel.History }
        || (source is ValueSource.Step from && critic.Evaluates.Contains(from.Method));

    private Finding Found(CriticModel critic, StepModel step)
    {
        bool isAgain = critic.Revise is null;
        Finding finding = Found(
            Anchor.OfMember(step.Method),
            $"'{step.Method}' sees neither the draft nor what {Nearest.List(critic.Evaluates)} said of it, so every round {(isAgain ? "drafts" : "revises")} blindly; "
            + $"give it the parameters '{CriticModel.Draft}' and '{CriticModel.Verdict}'{(step.Model is not null ? " and put them into its prompt" : step.Human is not null ? " and put them into its question" : "")}.")
            .With(DraftType, Type(critic.DraftType, isAgain));
        return critic.VerdictType is not { } verdict
            ? finding
            : finding
                .With(VerdictType, Type(verdict, isAgain))
                .With(VerdictPlaceholder, CriticModel.Verdict + UnusedStepParameter.MemberOf(verdict));
    }

    /// <summary>A step that drafts and revises gets null in the first round.</summary>
    private static string Type(TypeModel type, bool isNullable) => isNullable ? type.UnannotatedName + "?" : type.Name;
}
