using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>ORC5005: a pipeline that loops or fans out has nothing that ends it by time or cost.</summary>
internal sealed class NoTimeLimit : ModelRule
{
    public const string Id = "ORC5005";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "Nothing limits the time of a run");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is { } pattern
            && (pattern.Repeated.Any() || pattern.Limits.Any(limit => limit.MultipliesCalls))
            && pipeline.Steps.Any(step => !step.IsCode)
            && catalog.IsOutermost(pipeline)
            && pipeline.Entry?.Signature.NameOf(ParameterRole.Options) is null
            && !IsLimited(pipeline, catalog, []))
        {
            yield return Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"'{pipeline.Name}' calls models again and again, and no [Timeout] and no [Budget] ends a run that hangs or drags on; add [Budget(Seconds = …)] to it, or [Timeout(…)] to its steps.");
        }
    }

    /// <summary>A limit anywhere shows that its author has thought of it.</summary>
    private static bool IsLimited(PipelineModel pipeline, PipelineCatalog catalog, HashSet<string> seen) =>
        pipeline.Budget is not null
        || (seen.Add(pipeline.MetadataName) && pipeline.Steps.Any(step =>
            step.TimeoutSeconds is not null || (catalog.Find(step.Pipeline?.Pipeline) is { } inner && IsLimited(inner, catalog, seen))));
}
