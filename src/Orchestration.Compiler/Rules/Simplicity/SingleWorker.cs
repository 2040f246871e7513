using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Simplicity;

/// <summary>ORC7003: a supervisor has one worker, so there is nobody to choose.</summary>
internal sealed class SingleWorker : ModelRule
{
    public const string Id = "ORC7003";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A supervisor with one worker");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is SupervisorModel { Workers.Count: 1 } supervisor && supervisor.Workers[0] is var worker && worker.Values.Count == 1)
        {
            yield return Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"'{supervisor.Assign}' can only ever choose '{worker.Method}'; a critic drafts, judges and revises with one worker, and costs no call for the choice.");
        }
    }
}
