using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules;

/// <summary>What a rule may ask about other pipelines, and the project's settings.</summary>
/// <param name="find">Finds a pipeline of this compilation by metadata name.</param>
/// <param name="isInner">Whether another pipeline of this compilation runs one, by metadata name.</param>
/// <param name="settings">What the project sets for the rules.</param>
internal sealed class PipelineCatalog(Func<string, PipelineModel?> find, Func<string, bool> isInner, ProjectSettings settings)
{
    private readonly LabelResolver labels = new(name => find(name) is { } pipeline ? LabelReader.Of(pipeline) : null);

    /// <summary>What the project sets for the rules.</summary>
    public ProjectSettings Settings { get; } = settings;

    /// <summary>A pipeline of this compilation, or null.</summary>
    public PipelineModel? Find(string? metadataName) => metadataName is null ? null : find(metadataName);

    /// <summary>Whether no other pipeline of this compilation runs it: what it gives, goes out.</summary>
    public bool IsOutermost(PipelineModel pipeline) => !isInner(pipeline.MetadataName);

    public Figures FiguresOf(PipelineModel pipeline) => Resolver().Resolve(PipelineBoundsOf.Model(pipeline));

    /// <summary>The most model calls of one execution of a step, its verifiers and its fallback not included; null where there is no bound.</summary>
    public long? CallsOf(StepModel step) => Resolver().Resolve(new PipelineBounds(step.Method, step.OwnCalls, step.OwnCalls)).MaxCalls.Calls;

    /// <summary>The marks that an inner pipeline brings along.</summary>
    public PipelineLabels LabelsOf(PipelineWork work) => work.Labels ?? labels.Resolve(work.Pipeline);

    private BoundResolver Resolver() => new(name => Find(name) is { } other ? PipelineBoundsOf.Model(other) : null);
}
