using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>Counts the model steps that one run's answer goes through, in inner pipelines too.</summary>
internal sealed class ModelStepCount(PipelineCatalog catalog)
{
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>The most on one path. A route's classifier only chooses, and of the cases one runs.</summary>
    public int Of(PipelineModel pipeline)
    {
        if (pipeline.Pattern is not { } pattern || !open.Add(pipeline.MetadataName))
        {
            return 0;
        }

        IEnumerable<int> core = (pattern is RouteModel route ? route.Branches : pattern.Core).Select(method => Of(pipeline, method));
        int count = Sum(pipeline, pattern.Before) + (pattern is RouteModel ? core.DefaultIfEmpty(0).Max() : core.Sum()) + Sum(pipeline, pattern.After);
        open.Remove(pipeline.MetadataName);
        return count;
    }

    private int Sum(PipelineModel pipeline, IEnumerable<string> methods) => methods.Sum(method => Of(pipeline, method));

    private int Of(PipelineModel pipeline, string method) => pipeline.Step(method)?.Work switch
    {
        ModelWork => 1,
        PipelineWork { Bounds.MaxCalls: Bound.Exact { Calls: <= 1 and var calls } } => (int)calls,
        PipelineWork { Bounds: not null } => 2,
        PipelineWork inner => catalog.Find(inner.Pipeline) is { } model ? Of(model) : 0,
        _ => 0,
    };
}
