using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2003: the worst case of a run, or of a step, needs more calls than its own budget allows.</summary>
internal sealed class BudgetExceededByDesign : ModelRule
{
    public const string Id = "ORC2003";

    /// <summary>Key of the calls of the worst case.</summary>
    public const string Figure = nameof(Figure);

    /// <summary>Key of the argument that would have to be lower, by name or position. Its attribute is the additional location.</summary>
    public const string Bound = nameof(Bound);

    /// <summary>Key of what that argument is called in words.</summary>
    public const string BoundName = nameof(BoundName);

    /// <summary>Key of the value with which the worst case fits.</summary>
    public const string Fitting = nameof(Fitting);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "The worst case exceeds the budget");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        pipeline.Steps.Select(step => OfStep(pipeline, step, catalog)).Prepend(OfRun(pipeline, catalog)).OfType<Finding>();

    private Finding? OfRun(PipelineModel pipeline, PipelineCatalog catalog) => Exceeded(
        pipeline,
        pipeline.Budget,
        (null, $"A run of '{pipeline.Name}'"),
        LowerableBounds.Of(pipeline),
        changed => catalog.FiguresOf(changed).MaxCalls.Calls);

    /// <summary>A step's budget is held against what the step can need by itself.</summary>
    private Finding? OfStep(PipelineModel pipeline, StepModel step, PipelineCatalog catalog) => Exceeded(
        pipeline,
        step.Budget,
        (step.Method, $"'{step.Name}'"),
        LowerableBounds.OfStepAlone(pipeline, step),
        changed => changed.Step(step.Method) is { } own ? catalog.CallsOf(own) : null);

    private Finding? Exceeded(
        PipelineModel pipeline,
        BudgetModel? declared,
        (string? Member, string Subject) owner,
        IEnumerable<LowerableBound> bounds,
        Func<PipelineModel, long?> worstCase)
    {
        if (declared?.MaxCalls is not (> 0 and { } budget) || worstCase(pipeline) is not { } calls || calls <= budget)
        {
            return null;
        }

        (LowerableBound Bound, int Value)? lower = LowerBound(bounds, budget, worstCase);
        string alternative = lower is { } fitting
            ? $", or lower {fitting.Bound.Description} to {Text(fitting.Value)}"
            : owner.Member is null ? ", or let fewer steps call a model" : "";
        Finding finding = Found(
            Anchor.AttributeArgument(owner.Member, "Budget", "MaxCalls"),
            $"{owner.Subject} can need {Text(calls)} model calls, but its budget allows {Text(budget)}; raise MaxCalls to {Text(calls)}{alternative}.")
            .With(Figure, Text(calls));
        return lower is { } named
            ? finding.With(Bound, named.Bound.Argument).With(BoundName, named.Bound.Description).With(Fitting, Text(named.Value)) with { Related = [named.Bound.Attribute] }
            : finding;
    }

    private static (LowerableBound Bound, int Value)? LowerBound(IEnumerable<LowerableBound> bounds, long budget, Func<PipelineModel, long?> worstCase)
    {
        foreach (LowerableBound bound in bounds)
        {
            if (bound.LargestWithin(budget, worstCase) is { } value)
            {
                return (bound, value);
            }
        }

        return null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
