using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2001: a loop, or a fan-out whose width a model or the data decides, has no bound.</summary>
internal sealed class MissingBound : ModelRule
{
    public const string Id = "ORC2001";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A loop has no bound");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        (pipeline.Pattern?.Limits ?? [])
            .Where(limit => limit is { Value: null, WhyRequired: not null })
            .Select(limit => Found(
                limit.Member is null ? Anchor.Attribute(null, pipeline.PatternName) : Anchor.Attribute(limit.Member, limit.Role!),
                $"'{limit.Member ?? pipeline.Name}' {limit.WhyRequired}; set {limit.Name}, {limit.Suggested.ToString(CultureInfo.InvariantCulture)} for example.")
                .With("Bound", limit.Name)
                .With("Value", limit.Suggested.ToString(CultureInfo.InvariantCulture)));
}
