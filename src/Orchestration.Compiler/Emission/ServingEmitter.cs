using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>
/// Writes a pipeline as what others know how to use: a function that a model may call and, where it makes text of text, a chat client. What the
/// author has declared under these names stays as it is.
/// </summary>
internal sealed class ServingEmitter(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
{
    private const string Ai = "global::Microsoft.Extensions.AI.";

    private const string FunctionSummary = "/// <summary>This pipeline as a function that a model may call; each call is a run of its own.</summary>";

    private const string ChatClientSummary = "/// <summary>This pipeline as a chat client: each request is a run of its own, and its result the reply.</summary>";

    private const string FunctionName = "AsAIFunction";

    private const string ChatClientName = "AsChatClient";

    private static readonly string[] Conversations =
        ["{0}[]", .. new[] { "IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "IList", "ICollection", "List" }.Select(name => $"global::System.Collections.Generic.{name}<{{0}}>")];

    private string? Accessibility { get; } = pipeline.Entry?.Signature.Modifiers.Split(' ').FirstOrDefault(modifier => modifier is "public" or "internal");

    private FunctionModel? Function => IsFree(FunctionName) ? pipeline.Function : null;

    private bool IsChat => IsFree(ChatClientName)
        && pipeline.Entry is { Result: { Kind: ValueKind.Text, IsNullable: false } } entry
        && entry.Inputs.Any()
        && entry.Inputs.All(input => input.Type.Kind == ValueKind.Text || IsConversation(input.Type))
        && entry.Inputs.Select(input => input.Type.Kind).Distinct().Count() == entry.Inputs.Count();

    public void Write()
    {
        if (Function is { } function)
        {
            WriteFunction(function);
        }

        if (IsChat)
        {
            WriteChatClient();
        }
    }

    /// <summary>Others may use them although the declaration has errors.</summary>
    /// <param name="body">What throws.</param>
    public void WriteUnsound(string body)
    {
        if (Function is not null)
        {
            writer.Line(FunctionSummary).Line($"{Accessibility} {Ai}AIFunction {FunctionName}() {body}").Blank();
        }

        if (IsChat)
        {
            writer.Line(ChatClientSummary).Line($"{Accessibility} {Ai}IChatClient {ChatClientName}() {body}").Blank();
        }
    }

    private void WriteFunction(FunctionModel function)
    {
        bool reflects = function.NeedsContract && pipeline.JsonContexts.Count == 0;
        string json = pipeline.JsonContexts.Count > 0 ? names.Json : $"{Code.Library}PipelineJson.{(reflects ? "Reflection" : "BuiltIn")}";
        string field = names.Member("function");
        writer.Line($"private static {Code.Library}FunctionSignature? {field};").Blank();
        writer.Line(FunctionSummary);
        if (reflects)
        {
            const string Reason = "\"Reads and writes the entry's types by reflection. Name a JsonSerializerContext with [JsonContext<T>] instead.\"";
            writer.Line($"[global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode({Reason})]");
            writer.Line($"[global::System.Diagnostics.CodeAnalysis.RequiresDynamicCode({Reason})]");
        }

        IEnumerable<string> arguments = function.Parameters.Select(parameter => $"arguments.Read<{parameter.Type.Name}>({Code.Literal(parameter.Name)})");
        writer.Line($"{Accessibility} {Ai}AIFunction {FunctionName}() => {Code.Library}PipelineFunction.Of(");
        writer.Indented(() =>
        {
            new FunctionEmitter(writer, json).WriteNew($"{field} ??= ", function, ",");
            writer.Line($"{names.Definition},");
            writer.Line($"(run, arguments) => {names.Orchestrate}({string.Join(", ", arguments.Prepend("run"))}));");
        }).Blank();
    }

    private void WriteChatClient()
    {
        bool hasText = pipeline.Entry!.Inputs.Any(input => input.Type.Kind == ValueKind.Text);
        IEnumerable<string> arguments = pipeline.Entry.Inputs.Select(input =>
            input.Type.Kind == ValueKind.Text ? "chat.Text" : hasText ? "[.. chat.Earlier]" : "[.. chat.Messages]");
        string giver = GiverThatStreams() is { } step ? ", giver: " + Code.Literal(step.Name) : "";
        writer.Line(ChatClientSummary);
        writer.Line($"{Accessibility} {Ai}IChatClient {ChatClientName}() => {Code.Library}PipelineChatClient.Of(");
        writer.Indented(() => writer
            .Line($"{names.Definition},")
            .Line($"(run, chat) => {names.Orchestrate}({string.Join(", ", arguments.Prepend("run"))}){giver});")).Blank();
    }

    /// <summary>The step whose text is the result just as it comes, because nothing can take it back; null where there is none.</summary>
    private StepModel? GiverThatStreams()
    {
        PatternModel pattern = pipeline.Pattern!;
        List<StepModel> givers = Verification.GiversOf(pipeline, pattern).ToList();
        return pipeline.Stream is not null
            && givers.Count == 1
            && givers[0] is { Model.Reply.Kind: ReplyKind.Text, Retries: 0, Fallback: null } giver
            && !pipeline.VerifiersOf(giver.Method).Any()
            && (pattern.After.Count > 0 || !pipeline.VerifiersOf(SpecialNames.Result).Any())
            && (pattern is AgentModel || !pattern.Repeated.Contains(giver.Method))
                ? giver
                : null;
    }

    private bool IsFree(string name) => Accessibility is not null && !pipeline.TakenNames.Contains(name);

    private static bool IsConversation(TypeModel type) =>
        type.Kind == ValueKind.Conversation && Conversations.Any(shape => string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, Ai + "ChatMessage") == type.UnannotatedName);
}
