using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.Compiler.Rules.Durability;

/// <summary>ORC8003: a step that changes something outside is tried again after a failure, and the receiver cannot tell that it is the same.</summary>
internal sealed class EffectRetried : ModelRule
{
    public const string Id = "ORC8003";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A side effect is retried without a key");

    /// <summary>What a pattern repeats is another rule's already.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        from step in pipeline.Steps
        where step is { IsSideEffect: true, IdempotencyKey: null, Retries: > 0 } && !EffectRepeated.IsFoundAt(pipeline, step)
        select Found(
            Anchor.Attribute(step.Method, "SideEffect"),
            $"'{step.Method}' changes something outside and is tried again up to {step.Retries.ToString(CultureInfo.InvariantCulture)} times when it fails, which it may do after the change was made; "
            + "name with IdempotencyKey the parameter by which the receiver knows a repeat.")
            .With(EffectRepeated.Keys, EffectRepeated.KeysOf(step));
}
