using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1011: by its [Pipeline] steps, a pipeline runs itself again, which nothing ends.</summary>
internal sealed class PipelineReachesItself : ModelRule
{
    public const string Id = "ORC1011";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A pipeline reaches itself");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        // A cycle is one mistake: it is said at the pipeline that comes first by name.
        if (ShortestCycle(pipeline, catalog) is { } cycle
            && cycle.All(other => string.CompareOrdinal(pipeline.MetadataName, other.MetadataName) <= 0))
        {
            StepModel step = StepsInto(pipeline, cycle[1].MetadataName).First();
            string path = string.Join(" → ", cycle.Select(other => other.Name));
            yield return Found(
                Anchor.Attribute(step.Method, "Pipeline"),
                $"'{pipeline.Name}' reaches itself ({path}), so a run would never end; let one of these steps do something else, or repeat in a pattern with a bound.");
        }
    }

    /// <summary>The pipelines on the shortest way from a pipeline back to itself, it first and last; null where there is none.</summary>
    private static List<PipelineModel>? ShortestCycle(PipelineModel start, PipelineCatalog catalog)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ways = new Queue<List<PipelineModel>>([[start]]);
        while (ways.Count > 0)
        {
            List<PipelineModel> way = ways.Dequeue();
            foreach (PipelineModel next in RunBy(way[way.Count - 1], start, catalog))
            {
                if (next.MetadataName == start.MetadataName)
                {
                    return [.. way, start];
                }

                if (seen.Add(next.MetadataName))
                {
                    ways.Enqueue([.. way, next]);
                }
            }
        }

        return null;
    }

    private static IEnumerable<PipelineModel> RunBy(PipelineModel pipeline, PipelineModel start, PipelineCatalog catalog) =>
        pipeline.Steps
            .Select(step => step.Pipeline?.Pipeline)
            .Select(name => name == start.MetadataName ? start : catalog.Find(name))
            .OfType<PipelineModel>();

    private static IEnumerable<StepModel> StepsInto(PipelineModel pipeline, string inner) =>
        pipeline.Steps.Where(step => step.Pipeline?.Pipeline == inner);
}
