using System.Collections.Immutable;
using System.Text;
using Orchestration.Compiler.Diagrams;
using Orchestration.Compiler.Emission;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Rules;

namespace Orchestration.Compiler.Generation;

/// <summary>What one pipeline tells the others.</summary>
internal sealed record PipelineSummary(PipelineBounds Bounds, Verification Verification, LabelSummary Labels, Sketch Sketch, string? Service)
{
    public static PipelineSummary Of(PipelineModel pipeline) =>
        new(PipelineBoundsOf.Model(pipeline), Verification.Of(pipeline), LabelReader.Of(pipeline), Drawing.Of(pipeline), pipeline.Service);
}

/// <summary>
/// Brings all pipelines together: bounds become figures, sketches become diagrams with the inner pipelines in them, and file names that differ
/// only in case are told apart.
/// </summary>
internal static class FactResolver
{
    public static EquatableArray<PipelineFacts> Resolve(ImmutableArray<PipelineSummary> summaries)
    {
        Dictionary<string, PipelineSummary> byName = new(StringComparer.Ordinal);
        foreach (PipelineSummary summary in summaries)
        {
            byName[summary.Bounds.Pipeline] = summary;
        }

        var bounds = new BoundResolver(name => byName.TryGetValue(name, out PipelineSummary found) ? found.Bounds : null);
        var labels = new LabelResolver(name => byName.TryGetValue(name, out PipelineSummary found) ? found.Labels : null);
        var scenes = new SceneBuilder(
            name => byName.TryGetValue(name, out PipelineSummary found) ? found.Sketch : null,
            inner => inner.Bounds is { } known ? bounds.Resolve(known) : bounds.Resolve(inner.Pipeline));
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return byName.Keys
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new PipelineFacts(name, bounds.Resolve(name), IsVerified(name, byName, []), HintName(name, hints))
            {
                Service = byName[name].Service,
                Labels = labels.Resolve(name),
                Diagram = Diagram.Of(byName[name].Sketch, bounds.Resolve(name).MaxCalls, scenes),
            })
            .ToEquatableArray();
    }

    /// <summary>The facts of one pipeline; they are sorted by name.</summary>
    public static PipelineFacts Find(EquatableArray<PipelineFacts> facts, string pipeline)
    {
        int low = 0;
        int high = facts.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(facts[middle].Pipeline, pipeline);
            if (order == 0)
            {
                return facts[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        var unknown = new Figure(null, "it is not known");
        return new PipelineFacts(pipeline, new Figures(unknown, unknown), false, HintName(pipeline, []));
    }

    private static bool IsVerified(string name, Dictionary<string, PipelineSummary> byName, HashSet<string> open) =>
        byName.TryGetValue(name, out PipelineSummary summary)
        && open.Add(name)
        && summary.Verification.Unchecked.All(result => result.Inner is { } inner && IsVerified(inner, byName, [.. open]));

    private static string HintName(string metadataName, HashSet<string> taken)
    {
        var name = new StringBuilder();
        foreach (char character in metadataName)
        {
            name.Append(char.IsLetterOrDigit(character) || character is '.' or '_' ? character : character == '+' ? '.' : '-');
        }

        string hint = name.ToString();
        for (int i = 2; !taken.Add(hint); i++)
        {
            hint = $"{name}-{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        }

        return hint + ".g.cs";
    }
}
