using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4006: a model is asked about a value that may be missing, and can only answer as if it were there.</summary>
internal sealed class NoRoomForUnknown : ModelRule
{
    public const string Id = "ORC4006";

    private static readonly string[] SaysUnknown =
        ["unknown", "unclear", "unsure", "undecided", "undetermined", "unspecified", "none", "other", "maybe", "missing", "insufficient", "notenough", "notapplicable", "notgiven", "cannot"];

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "No way to say that something is missing");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        var flow = new FlowGraph(pipeline);
        return from step in pipeline.Steps
               where step.Model is not null && HasNoRoom(step)
               from parameter in step.Inputs
               where parameter.IsReached && parameter.Type.IsNullable && flow.Origins(step, parameter).Any(origin => origin is FlowOrigin.Entry { Parameter.Type.IsNullable: true })
               select Found(
                   Anchor.Parameter(step.Method, parameter.Name),
                   $"'{step.Method}' is shown '{parameter.Name}', which may be missing, and has to answer with {Answer(step)} all the same, so it will make one up; "
                   + "let it say that it cannot tell, by a nullable result or by a value such as Unknown.");
    }

    /// <summary>Text and objects have room for everything; a verdict says why.</summary>
    private static bool HasNoRoom(StepModel step) => step.Result is { IsNullable: false } result && step.Model!.Reply switch
    {
        { Kind: ReplyKind.Boolean } => true,
        { Kind: ReplyKind.Choice or ReplyKind.OneOf } reply => !reply.Choices.Any(choice => IsUnknown(choice.Label)),
        { Kind: ReplyKind.Json } => result.Kind == ValueKind.Formattable,
        _ => false,
    };

    private static bool IsUnknown(string label)
    {
        string plain = label.Replace("_", "").Replace(" ", "").Replace("-", "").ToLowerInvariant();
        return SaysUnknown.Any(said => plain.Contains(said));
    }

    private static string Answer(StepModel step) => step.Model!.Reply.Kind switch
    {
        ReplyKind.Boolean => "yes or no",
        ReplyKind.Json => "a number or a date",
        _ => Nearest.List(step.Model.Reply.Choices.Select(choice => choice.Label)),
    };
}
