using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2004: a run can need more model calls than the project expects of any, and no budget says that this is meant.</summary>
internal sealed class WorstCaseAboveLimit : ModelRule
{
    public const string Id = "ORC2004";

    /// <summary>Key of the worst case.</summary>
    public const string Figure = nameof(Figure);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "The worst case is above the project's limit");

    /// <summary>A pipeline that is above the limit only by what one of its inner pipelines is blamed for is not blamed as well.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        Setting limit = catalog.Settings.MaxCalls;
        if (ExcessOf(pipeline, catalog) is { } calls && !pipeline.Steps.Any(step => catalog.Find(step.Pipeline?.Pipeline) is { } inner && ExcessOf(inner, catalog) is not null))
        {
            string figure = calls.ToString(CultureInfo.InvariantCulture);
            yield return Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"A run of '{pipeline.Name}' can need {figure} model calls, more than the {limit.Text} of {limit.Name}; "
                + $"lower a bound, or say with [Budget(MaxCalls = {figure})] that it is meant.{limit.Note}")
                .With(Figure, figure);
        }
    }

    private static long? ExcessOf(PipelineModel pipeline, PipelineCatalog catalog) =>
        pipeline.Budget is null or { MaxCalls: null, MaxTokens: null, Seconds: null }
        && catalog.FiguresOf(pipeline).MaxCalls.Calls is { } calls
        && calls > catalog.Settings.MaxCalls.Value
            ? calls
            : null;
}
