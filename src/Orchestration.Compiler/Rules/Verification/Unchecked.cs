using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>What a pipeline gives without anything having checked it, down to the steps that wrote it.</summary>
internal static class Unchecked
{
    /// <summary>The pipeline's own open results, each worded down to the step that wrote it.</summary>
    public static List<(UncheckedResult Result, string Words)> Of(PipelineModel pipeline, PipelineCatalog catalog) => Of(pipeline, catalog, [pipeline.MetadataName]);

    /// <summary>Whether all that a step's inner pipeline gives is checked in there.</summary>
    public static bool IsNothingOf(PipelineWork work, PipelineCatalog catalog) =>
        work.IsVerified ?? (catalog.Find(work.Pipeline) is { } inner && Of(inner, catalog).Count == 0);

    private static List<(UncheckedResult Result, string Words)> Of(PipelineModel pipeline, PipelineCatalog catalog, HashSet<string> open)
    {
        var found = new List<(UncheckedResult, string)>();
        foreach (UncheckedResult result in Model.Verification.Of(pipeline).Unchecked.Where(result => !result.IsAccepted))
        {
            string when = result.When.Length == 0 ? "" : " " + result.When;
            if (result.Inner is null)
            {
                string wrote = pipeline.Step(result.Step)?.Pipeline is { } foreign ? $"what '{foreign.Display}' gave to '{result.Step}'" : $"what '{result.Step}' wrote";
                found.Add((result, wrote + when));
            }
            else if (catalog.Find(result.Inner) is { } inner && open.Add(inner.MetadataName))
            {
                found.AddRange(Of(inner, catalog, [.. open]).Select(below => (result, $"{below.Words} in '{inner.Name}'{when}")));
            }
        }

        return found;
    }
}
