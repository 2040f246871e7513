using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Simplicity;

/// <summary>ORC7004: an agent has no tools, so there is nothing to go round for.</summary>
internal sealed class AgentWithoutTools : ModelRule
{
    public const string Id = "ORC7004";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "An agent without tools");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is AgentModel { Tools.Count: 0 } agent)
        {
            yield return Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"'{pipeline.Name}' has no [Tool], so '{agent.Respond}' answers in its first turn; a chain does the same.");
        }
    }
}
