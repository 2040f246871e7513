using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2003: the worst case of a run needs more calls than the pipeline's own budget allows.</summary>
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

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Budget?.MaxCalls is not (> 0 and { } budget) || catalog.FiguresOf(pipeline).MaxCalls.Calls is not { } calls || calls <= budget)
        {
            yield break;
        }

        (LowerableBound Bound, int Value)? lower = LowerBound(pipeline, budget, catalog);
        string alternative = lower is { } fitting
            ? $", or lower {fitting.Bound.Description} to {Text(fitting.Value)}"
            : ", or let fewer steps call a model";
        Finding finding = Found(
            Anchor.AttributeArgument(null, "Budget", "MaxCalls"),
            $"A run of '{pipeline.Name}' can need {Text(calls)} model calls, but its budget allows {Text(budget)}; raise MaxCalls to {Text(calls)}{alternative}.")
            .With(Figure, Text(calls));
        yield return lower is { } named
            ? finding.With(Bound, named.Bound.Argument).With(BoundName, named.Bound.Description).With(Fitting, Text(named.Value)) with { Related = [named.Bound.Attribute] }
            : finding;
    }

    private static (LowerableBound Bound, int Value)? LowerBound(PipelineModel pipeline, long budget, PipelineCatalog catalog)
    {
        foreach (LowerableBound bound in LowerableBounds.Of(pipeline))
        {
            if (bound.LargestWithin(budget, catalog) is { } value)
            {
                return (bound, value);
            }
        }

        return null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
