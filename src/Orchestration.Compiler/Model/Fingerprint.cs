using System.Security.Cryptography;
using System.Text;

namespace Orchestration.Compiler.Model;

/// <summary>Short hashes of what a step or a pipeline promises, equal on every machine.</summary>
internal static class Fingerprint
{
    /// <summary>Of a step: its prompt, its system message, its client, its options and its result.</summary>
    public static string Of(StepModel step) => Hash(Contract(step));

    /// <summary>Of a model step that may call functions: what it promises, and what it is told of them.</summary>
    public static string Of(StepModel step, IEnumerable<FunctionModel> functions) => Hash(Contract(step).Concat(functions.SelectMany(Told)));

    /// <summary>Of a person's approval: what is asked about what.</summary>
    public static string Of(StepModel step, ApprovalModel approval) =>
        Hash(["approve", approval.IsOfArguments ? "arguments" : "result", approval.Question ?? "", .. Contract(step)]);

    /// <summary>Of a pipeline: its pattern, its steps, their types, and where their values come from.</summary>
    public static string Of(PipelineModel pipeline) => Hash(
        [pipeline.MetadataName, pipeline.PatternName, pipeline.Pattern?.Describe() ?? "", .. pipeline.Steps.SelectMany(Shape)]);

    private static IEnumerable<string> Contract(StepModel step) => step.Work switch
    {
        ModelWork model =>
        [
            "model",
            AsWritten(model.System),
            AsWritten(model.Prompt),
            model.Client?.Name ?? "",
            step.Result?.Name ?? "",
            .. model.Options.Values.Select(option => option.Property + "=" + option.Value),
            model.Options.Configure ?? "",
            .. model.Reply.Choices.Select(choice => choice.Label + ":" + choice.Description),
            .. model.Reply.Kind == ReplyKind.Index ? [model.Reply.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        ],
        HumanWork human =>
        [
            "human",
            AsWritten(human.Question),
            step.Result?.Name ?? "",
            .. human.Reply.Choices.Select(choice => choice.Label + ":" + choice.Description),
        ],
        PipelineWork pipeline => ["pipeline", pipeline.Pipeline, step.Result?.Name ?? ""],
        _ => ["code", step.Method, step.Result?.Name ?? ""],
    };

    private static IEnumerable<string> Told(FunctionModel function) =>
    [
        function.Name,
        function.Description ?? "",
        .. function.Parameters.Select(parameter => $"{parameter.Name}:{parameter.Type.Name}={parameter.Default}:{parameter.Description}"),
    ];

    private static IEnumerable<string> Shape(StepModel step) =>
    [
        step.Name,
        step.Role,
        step.Result?.Name ?? "",
        step.Fallback ?? "",
        step.Verify is { } verify ? $"{verify.Target}~{verify.Retries}" : "",
        .. step.Approval is { } approval ? [approval.IsOfArguments ? "approve.arguments" : "approve.result"] : Array.Empty<string>(),
        .. step.Parameters.Select(parameter => parameter.Name + ":" + parameter.Type.Name + "=" + Source(parameter.Source)),
    ];

    private static string Source(ValueSource source) => source switch
    {
        ValueSource.Entry entry => "entry." + entry.Parameter,
        ValueSource.Step step => "step." + step.Method,
        ValueSource.Previous previous => "previous." + previous.Method,
        ValueSource.Special special => "own." + special.Name,
        ValueSource.Feedback => "feedback",
        _ => "",
    };

    private static string AsWritten(PromptModel? prompt) =>
        prompt is null ? "" : string.Concat(prompt.Parts.Select(part => part is PromptText ? part.AsWritten : "\u0001" + part.AsWritten));

    private static string Hash(IEnumerable<string> parts)
    {
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\u0000", parts)));
        return string.Concat(hash.Take(8).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
