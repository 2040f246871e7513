using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2001: a loop, or a fan-out whose width a model or the data decides, has no bound.</summary>
internal sealed class MissingBound : ModelRule
{
    public const string Id = "ORC2001";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A loop has no bound");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is CriticModel { MaxRounds: null })
        {
            yield return Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"'{pipeline.Name}' judges and revises until a judge accepts, which may be never; set MaxRounds, 3 for example.")
                .With("Bound", "MaxRounds")
                .With("Value", "3");
        }
    }
}
