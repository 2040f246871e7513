using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>A pipeline with what only all pipelines together tell.</summary>
internal sealed record ResolvedPipeline(PipelineModel Pipeline, PipelineFacts Facts);

/// <summary>What is known of a pipeline once all are.</summary>
/// <param name="Pipeline">Its metadata name.</param>
/// <param name="Figures">Its bounds as numbers.</param>
/// <param name="IsVerified">Whether what it gives is checked on every path.</param>
/// <param name="HintName">The name of its file.</param>
internal sealed record PipelineFacts(string Pipeline, Figures Figures, bool IsVerified, string HintName)
{
    /// <summary>The class in code where a container of services can make it, or null.</summary>
    public string? Service { get; init; }

    /// <summary>The marks that it brings to those who run it.</summary>
    public PipelineLabels Labels { get; init; } = PipelineLabels.None;

    /// <summary>The pipeline as a Mermaid flowchart, the pipelines that it runs in it.</summary>
    public string Diagram { get; init; } = "";
}
