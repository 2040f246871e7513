namespace Orchestration.Compiler.Model;

/// <summary>What a pipeline brings to those who run it, besides what they give it.</summary>
/// <param name="GivesUntrusted">Whether its result may hold hostile text that it met within.</param>
/// <param name="GivesSensitive">Whether its result may hold sensitive text that it met within.</param>
/// <param name="Acting">The pipeline and the step that change something outside without anybody's leave, as <c>Desk.Send</c>; null where none does.</param>
internal sealed record PipelineLabels(bool GivesUntrusted, bool GivesSensitive, string? Acting)
{
    public static PipelineLabels None { get; } = new(false, false, null);

    /// <summary>These, and those of a pipeline that is run within.</summary>
    /// <param name="inner">Of the inner one.</param>
    /// <param name="isGiven">Whether what that gives may be in the result.</param>
    public PipelineLabels And(PipelineLabels inner, bool isGiven) => new(
        GivesUntrusted || (isGiven && inner.GivesUntrusted),
        GivesSensitive || (isGiven && inner.GivesSensitive),
        Acting ?? inner.Acting);
}

/// <summary>The labels of a pipeline as far as it can tell without the pipelines that it runs.</summary>
/// <param name="Own">What it says by itself, with the pipelines of other assemblies that it runs.</param>
/// <param name="Inner">The pipelines of this compilation that it runs, each with whether what it gives may be in the result.</param>
internal sealed record LabelSummary(PipelineLabels Own, EquatableArray<(string Pipeline, bool IsGiven)> Inner);

/// <summary>Brings the labels of pipelines and of those that they run together.</summary>
/// <param name="find">Finds a pipeline of this compilation by metadata name.</param>
internal sealed class LabelResolver(Func<string, LabelSummary?> find)
{
    private readonly Dictionary<string, PipelineLabels> known = new(StringComparer.Ordinal);

    public PipelineLabels Resolve(string pipeline)
    {
        if (known.TryGetValue(pipeline, out PipelineLabels labels))
        {
            return labels;
        }

        // Pipelines that reach themselves are an error of their own; the one that is being asked for adds nothing to itself.
        known[pipeline] = PipelineLabels.None;
        return known[pipeline] = find(pipeline) is { } summary
            ? summary.Inner.Aggregate(summary.Own, (all, inner) => all.And(Resolve(inner.Pipeline), inner.IsGiven))
            : PipelineLabels.None;
    }
}
