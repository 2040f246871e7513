using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Simplicity;

/// <summary>ORC7006: pipelines run pipelines run pipelines, deeper than a reader follows.</summary>
internal sealed class DeepNesting : ModelRule
{
    public const string Id = "ORC7006";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "Patterns are nested deeply");

    /// <summary>Said of the outermost pipeline only: the others are on its way.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        Setting most = catalog.Settings.MaxNesting;
        if (catalog.IsOutermost(pipeline) && DeepestFrom(pipeline, catalog, []) is { } path && path.Count > most.Value)
        {
            yield return Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"'{pipeline.Name}' nests {path.Count.ToString(CultureInfo.InvariantCulture)} patterns in one another ({string.Join(" > ", path)}), which is hard to follow and multiplies their bounds; see whether one of them can go.{most.Note}");
        }
    }

    private static IReadOnlyList<string> DeepestFrom(PipelineModel pipeline, PipelineCatalog catalog, HashSet<string> open)
    {
        if (!open.Add(pipeline.MetadataName))
        {
            return [];
        }

        IReadOnlyList<string> deepest = [];
        foreach (PipelineWork inner in pipeline.Steps.Select(step => step.Pipeline).OfType<PipelineWork>())
        {
            IReadOnlyList<string> path = catalog.Find(inner.Pipeline) is { } model ? DeepestFrom(model, catalog, open) : [inner.Display];
            deepest = path.Count > deepest.Count ? path : deepest;
        }

        open.Remove(pipeline.MetadataName);
        return [pipeline.Name, .. deepest];
    }
}
