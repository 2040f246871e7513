using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4002: nobody reads what a step gives, and the run does not give it either.</summary>
internal sealed class UnusedStepResult : ModelRule
{
    public const string Id = "ORC4002";

    /// <summary>The property that is there where the step can be removed.</summary>
    public const string IsRemovable = "IsRemovable";

    /// <summary>The property with the next step, where that is one with a prompt to show the result in.</summary>
    public const string Next = "Next";

    /// <summary>The property with the name of the result as a parameter.</summary>
    public const string Parameter = "Parameter";

    /// <summary>The property with the result's type in code.</summary>
    public const string Type = "Type";

    /// <summary>The property with what a prompt would write for the result.</summary>
    public const string Placeholder = "Placeholder";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A result is used by nobody");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        pipeline.Pattern is not { } pattern
            ? []
            : OfPlainSteps(pipeline, pattern, catalog).Concat(OfPattern(pipeline, pattern, catalog)).Concat(OfItemsBefore(pipeline, pattern, catalog));

    /// <summary>The roles of a pattern read one another's results by being that pattern; plain steps do so by their parameters only.</summary>
    private IEnumerable<Finding> OfPlainSteps(PipelineModel pipeline, PatternModel pattern, PipelineCatalog catalog)
    {
        HashSet<string> givers = new(
            pipeline.Entry is { Shape: not EntryShape.Nothing } ? Model.Verification.GiversOf(pipeline, pattern).Select(step => step.Method) : [],
            StringComparer.Ordinal);
        return pattern.Plain
            .Select(pipeline.Step)
            .OfType<StepModel>()
            .Where(step => !givers.Contains(step.Method) && step.Result is not null && !MayAct(step, catalog, []) && !IsRead(pipeline, step))
            .Select(step => Found(pipeline, pattern, step));
    }

    /// <summary>What the pattern gives is lost where no step after it reads it.</summary>
    private IEnumerable<Finding> OfPattern(PipelineModel pipeline, PatternModel pattern, PipelineCatalog catalog)
    {
        List<StepModel> givers = pattern.Givers.Select(pipeline.Step).OfType<StepModel>().ToList();
        bool isLost = pattern.After.Count > 0
            && pattern.Core.Any()
            && givers.Count > 0
            && givers.All(step => step is { Result: not null, IsCode: false } && !MayAct(step, catalog, []) && !IsRead(pipeline, step))
            && !pipeline.Steps.SelectMany(step => step.Inputs).Any(parameter => parameter.Source is ValueSource.Special { Name: SpecialNames.Result });
        if (isLost)
        {
            yield return Found(
                Anchor.OfMember(pattern.After[0]),
                $"No step after the {pipeline.PatternName.ToLowerInvariant()} reads what it gives, so its work is lost; give '{pattern.After[0]}' a parameter '{SpecialNames.Result}'.");
        }
    }

    /// <summary>What came of the items before is lost where the step on the next one does not read it.</summary>
    private IEnumerable<Finding> OfItemsBefore(PipelineModel pipeline, PatternModel pattern, PipelineCatalog catalog)
    {
        if (pattern is RefineModel { MaxItems: not 1 } refine
            && pipeline.Entry is { Shape: not EntryShape.Nothing }
            && pipeline.Step(refine.Next) is { } next
            && !MayAct(next, catalog, [])
            && !pipeline.WithFallbacks(next).SelectMany(step => step.Inputs).Any(parameter => parameter.Source is ValueSource.Special { Name: RefineModel.SoFar } or ValueSource.Missing))
        {
            yield return Found(
                Anchor.OfMember(next.Method),
                $"'{next.Method}' does not read what came of the items before, so the run gives what it makes of the last one alone; give it a parameter '{RefineModel.SoFar}'.");
        }
    }

    private static bool IsRead(PipelineModel pipeline, StepModel step) =>
        pipeline.Steps.SelectMany(other => other.Inputs).Any(parameter => parameter.Source == new ValueSource.Step(step.Method) || parameter.Source == new ValueSource.Previous(step.Method));

    /// <summary>Whether a step may be there for what it does: one that is marked so, or an inner pipeline that may have one, or is not known.</summary>
    private static bool MayAct(StepModel step, PipelineCatalog catalog, HashSet<string> seen) =>
        step.IsSideEffect
        || (step.Pipeline is { } work && seen.Add(work.Pipeline)
            && (catalog.Find(work.Pipeline) is not { } inner || inner.Steps.Any(other => other.Result is null || MayAct(other, catalog, seen))));

    private Finding Found(PipelineModel pipeline, PatternModel pattern, StepModel step)
    {
        string remedy = step.IsCode
            ? "pass it to a later step, mark the step [SideEffect] if it is there for what it does, or remove it"
            : step.Human is not null ? "pass it to a later step, or remove this one and ask nobody"
            : "pass it to a later step, or remove this one and save its calls";
        Finding finding = Found(Anchor.OfMember(step.Method), $"Nobody reads what '{step.Method}' gives, and the run does not return it; {remedy}.");
        return WithNext(WithRemoval(finding, pipeline, pattern, step), pipeline, pattern, step);
    }

    private static Finding WithRemoval(Finding finding, PipelineModel pipeline, PatternModel pattern, StepModel step) =>
        (pattern.Core.Contains(step.Method) ? pattern.Plain : pattern.InOrder).Count() > 1 && pipeline.Steps.All(other => other.Fallback != step.Method) ? finding.With(IsRemovable, "true") : finding;

    private static Finding WithNext(Finding finding, PipelineModel pipeline, PatternModel pattern, StepModel step)
    {
        string name = ParameterNameOf(step);
        StepModel? next = pipeline.Step(pattern.InOrder.SkipWhile(method => method != step.Method).Skip(1).FirstOrDefault());
        bool canRead = next is { Model.Prompt: not null }
            && next.Parameters.All(parameter => parameter.Name != name)
            && pipeline.Entry?.Inputs.All(input => input.Name != name) == true
            && step.Result!.Kind is not (ValueKind.Content or ValueKind.Contents or ValueKind.Conversation);
        return canRead
            ? finding.With(Next, next!.Method)
                .With(Parameter, name)
                .With(Type, step.Result!.Name)
                .With(Placeholder, name + UnusedStepParameter.MemberOf(step.Result))
            : finding;
    }

    private static string ParameterNameOf(StepModel step) => CodeNames.Camel(CodeNames.WithoutAsync(step.Method));
}
