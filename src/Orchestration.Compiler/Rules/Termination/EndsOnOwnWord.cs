using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2009: besides its bound, a loop ends only when a model says that it is done.</summary>
internal sealed class EndsOnOwnWord : ModelRule
{
    public const string Id = "ORC2009";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A loop ends only on a model's word");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is LoopModel { Until: { } until, StopWhenUnchanged: false } && pipeline.Step(until)?.Model is not null)
        {
            yield return Found(
                Anchor.OfMember(until),
                $"'{pipeline.Name}' ends when the model behind '{until}' says so, or when its rounds are used up; models call unfinished work done, and done work unfinished. Let code decide where it can, or set StopWhenUnchanged.");
        }
    }
}
