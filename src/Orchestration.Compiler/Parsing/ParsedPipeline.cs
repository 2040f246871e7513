using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing;

/// <summary>A pipeline as read, and what was found wrong on the way, both as values.</summary>
internal sealed record ParsedPipeline(PipelineModel Model, EquatableArray<Finding> Findings);
