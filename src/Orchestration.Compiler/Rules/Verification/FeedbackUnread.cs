using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3010: a critic's judges say what to improve, and the step that improves does not read it.</summary>
internal sealed class FeedbackUnread : ModelRule
{
    public const string Id = "ORC3010";

    /// <summary>The parameter that the prompt is to show the feedback of.</summary>
    public const string ParameterProperty = "Parameter";

    /// <summary>The parameter's type in code where it is to be added; absent where it is there.</summary>
    public const string TypeProperty = "Type";

    private const string Feedback = "Feedback";
    private const string VerdictType = "global::Orchestration.Verdict";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Feedback is given and never read");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is CriticModel { MaxRounds: not 1 } critic
            && pipeline.Step(critic.Reviser) is { IsCode: false } reviser
            && critic.Evaluates.Where(method => GivesFeedback(pipeline.Step(method))).ToList() is { Count: > 0 } judges
            && IsRevision(reviser, critic)
            && !reviser.Inputs.Any(parameter => MayShowFeedback(reviser, parameter, critic)))
        {
            yield return Found(reviser, critic, judges);
        }
    }

    private static bool GivesFeedback(StepModel? judge) => judge?.Accept is { Kind: AcceptKind.Verdict };

    /// <summary>A step that reads nothing of the round before does not revise at all, which is another mistake.</summary>
    private static bool IsRevision(StepModel reviser, CriticModel critic) =>
        reviser.Inputs.Any(parameter => parameter.IsReached
            && (parameter.Source is ValueSource.Special { Name: CriticModel.Draft } || CarriesVerdict(parameter, critic)));

    /// <summary>Where such a parameter is declared and does not reach the prompt, that is said at the parameter.</summary>
    private static bool MayShowFeedback(StepModel reviser, StepParameter parameter, CriticModel critic) =>
        CarriesVerdict(parameter, critic)
        && (!parameter.IsReached || reviser.Model is not { Prompt: { } prompt } model || Holes(prompt, model).Any(hole => hole.Parameter == parameter.Name && ShowsFeedback(hole)));

    private static bool CarriesVerdict(StepParameter parameter, CriticModel critic) =>
        parameter.Source is ValueSource.Special { Name: CriticModel.Verdict or CriticModel.History }
        || (parameter.Source is ValueSource.Step step && critic.Evaluates.Contains(step.Method));

    private static IEnumerable<PromptHole> Holes(PromptModel prompt, ModelWork model) => prompt.Holes.Concat(model.System?.Holes ?? []);

    private static bool ShowsFeedback(PromptHole hole) => hole.Path.Count == 0 || hole.Path.Any(member => member.Name == Feedback);

    private Finding Found(StepModel reviser, CriticModel critic, List<string> judges)
    {
        StepParameter? there = reviser.Inputs.FirstOrDefault(parameter =>
            parameter.Type.UnannotatedName == VerdictType && CarriesVerdict(parameter, critic));
        string name = there?.Name ?? CriticModel.Verdict;
        string remedy = reviser.Model is null ? $"give it a parameter '{name}' to pass on"
            : there is null ? $"give it a parameter 'Verdict {name}' and put '{{{name}.{Feedback}}}' into the prompt"
            : $"put '{{{name}.{Feedback}}}' into the prompt";
        Finding finding = Found(
            Anchor.OfMember(reviser.Method),
            $"{Nearest.List(judges)} {(judges.Count == 1 ? "says" : "say")} what to improve, but '{reviser.Method}' does not read it and can only guess; {remedy}.")
            .With(ParameterProperty, name);
        return there is not null || critic.VerdictType?.UnannotatedName != VerdictType
            ? finding
            // A step that drafts and revises gets null in the first round.
            : finding.With(TypeProperty, critic.Revise is null ? VerdictType + "?" : VerdictType);
    }
}
