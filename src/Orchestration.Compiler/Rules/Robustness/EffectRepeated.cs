using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>ORC5008: a step that changes something outside can run several times in a run, and the receiver cannot tell a repeat.</summary>
internal sealed class EffectRepeated : ModelRule
{
    public const string Id = "ORC5008";

    /// <summary>The property with the step's parameters that could be the key, by comma.</summary>
    public const string Keys = nameof(Keys);

    private static readonly HashSet<string> OwnWork = new(StringComparer.Ordinal) { "item", "index", "task" };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A side effect is repeated without a key");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        from step in pipeline.Steps
        where step is { IsSideEffect: true, IdempotencyKey: null }
        let why = WhyRepeated(pipeline, step)
        where why is not null
        select Found(
            Anchor.Attribute(step.Method, "SideEffect"),
            $"'{step.Method}' changes something outside and can run several times in one run, {why}; name with IdempotencyKey the parameter by which the receiver knows a repeat.")
            .With(Keys, KeysOf(step));

    /// <summary>Whether a side effect is found here.</summary>
    public static bool IsFoundAt(PipelineModel pipeline, StepModel step) => step is { IsSideEffect: true, IdempotencyKey: null } && WhyRepeated(pipeline, step) is not null;

    /// <summary>The parameters that a receiver could know a repeat by, by comma.</summary>
    public static string KeysOf(StepModel step) => string.Join(
        ",",
        step.Inputs.Where(parameter => parameter.Type is { Kind: ValueKind.Text } or { IsClosedSet: false, Kind: ValueKind.Formattable }).Select(parameter => parameter.Name));

    /// <summary>A step that works on an item of its own has an effect of its own each time.</summary>
    private static string? WhyRepeated(PipelineModel pipeline, StepModel step)
    {
        if (pipeline.VerifiersOf(step.Method).FirstOrDefault(verifier => verifier.Verify!.Retries > 0) is { } verifier)
        {
            return $"because '{verifier.Method}' sends it back";
        }

        bool hasOwnWork = step.Inputs.Any(parameter => parameter.Source is ValueSource.Special special && OwnWork.Contains(special.Name));
        return pipeline.Pattern?.Repeated.Contains(step.Method) == true && !hasOwnWork
            ? $"because the {pipeline.PatternName.ToLowerInvariant()} repeats it"
            : null;
    }
}
