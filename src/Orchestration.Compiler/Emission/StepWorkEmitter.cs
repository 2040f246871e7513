using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes what a step does, as the properties of its definition.</summary>
internal sealed class StepWorkEmitter(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
{
    /// <summary>How the pipeline reads and writes JSON.</summary>
    public string Json => pipeline.JsonContexts.Count > 0 ? names.Json
        : pipeline.Steps.Any(NeedsReflection) || pipeline.Pattern!.Functions.Any(function => function.NeedsContract) ? Code.Library + "PipelineJson.Reflection"
        : Code.Library + "PipelineJson.BuiltIn";

    public void Write(StepModel step)
    {
        switch (step.Work)
        {
            case ModelWork model:
                Write(step, model);
                break;
            case HumanWork human:
                Write(step, human);
                break;
            case PipelineWork inner:
                Write(step, inner);
                break;
            default:
                WriteCode(step);
                break;
        }
    }

    private static bool NeedsReflection(StepModel step) =>
        ReplyOf(step) is { Kind: ReplyKind.Json }
        || Holes(step).Any(hole => hole.Kind == ValueKind.Json)
        || (step.Approval is { IsOfArguments: true } && step.Inputs.Any(parameter => parameter.Type.Kind is ValueKind.Json or ValueKind.TextList));

    /// <summary>How a text is read as the step's result, where one ever is.</summary>
    private static ReplyModel? ReplyOf(StepModel step) =>
        step.Model?.Reply ?? step.Human?.Reply ?? (step.ApprovesResult ? step.Approval!.Reply : null);

    private static IEnumerable<PromptHole> Holes(StepModel step) =>
        (step.Model?.Prompt?.Holes ?? []).Concat(step.Model?.System?.Holes ?? []).Concat(step.Human?.Question?.Holes ?? []);

    private void Write(StepModel step, HumanWork human)
    {
        InputFields fields = new(step);
        writer.Line($"Question = static input => {PromptCode.Expression(human.Question!, hole => Hole(hole, fields))},");
        writer.Line($"Reply = {Reply(step)},");
    }

    private void Write(StepModel step, ModelWork model)
    {
        InputFields fields = new(step);
        writer.Line($"ClientName = {Code.Literal(model.Client!.Name)},");
        writer.Line($"Client = static self => self.{names.Client(model.Client)},");
        if (model.System is { } system)
        {
            writer.Line($"System = static input => {PromptCode.Expression(system, hole => Hole(hole, fields))},");
        }

        writer.Line($"Prompt = static input => {PromptCode.Expression(model.Prompt!, hole => Hole(hole, fields))},");
        WriteConversation(step, fields);
        WriteAttachments(step, fields);
        if (model.Options.Values.Count > 0)
        {
            writer.Line($"Options = new global::Microsoft.Extensions.AI.ChatOptions {{ {string.Join(", ", model.Options.Values.Select(option => $"{option.Property} = {option.Value}"))} }},");
        }

        if (model.Options.Configure is { } configure)
        {
            writer.Line($"Configure = {CodeNames.Escape(configure)},");
        }

        writer.Line($"Reply = {Reply(step)},");
        if (model.Reply.Kind != ReplyKind.Text)
        {
            writer.Line($"MaxRepairs = {Code.Number(model.Repairs)},");
        }
    }

    private void WriteConversation(StepModel step, InputFields fields)
    {
        List<StepParameter> conversations = OfKind(step, ValueKind.Conversation).ToList();
        if (conversations.Count == 1)
        {
            writer.Line($"Conversation = static input => input.{fields.Of(conversations[0].Name)},");
        }
        else if (conversations.Count > 1)
        {
            writer.Line($"Conversation = static input => [{string.Join(", ", conversations.Select(conversation => Spread(conversation, fields)))}],");
        }
    }

    private void WriteAttachments(StepModel step, InputFields fields)
    {
        List<string> attachments = step.Inputs
            .Where(parameter => parameter.Type.Kind is ValueKind.Content or ValueKind.Contents)
            .Select(parameter => parameter.Type.Kind == ValueKind.Content ? $"input.{fields.Of(parameter.Name)}" : Spread(parameter, fields))
            .ToList();
        if (attachments.Count > 0)
        {
            writer.Line($"Attachments = static input => [{string.Join(", ", attachments)}],");
        }
    }

    private static string Spread(StepParameter parameter, InputFields fields) =>
        $".. input.{fields.Of(parameter.Name)}{(parameter.Type.IsNullable ? " ?? []" : "")}";

    private static IEnumerable<StepParameter> OfKind(StepModel step, ValueKind kind) =>
        step.Inputs.Where(parameter => parameter.Type.Kind == kind);

    private string Hole(PromptHole hole, InputFields fields)
    {
        string value = "input." + fields.Of(hole.Parameter)
            + string.Concat(hole.Path.Select(member => (member.OnNullable ? "?." : ".") + CodeNames.Escape(member.Name)));
        return hole.Kind switch
        {
            ValueKind.Text => value,
            // In parentheses, because a colon would start a format.
            ValueKind.Formattable => $"({Code.Library}PromptText.Of({value}{(hole.Format is null ? "" : ", " + Code.Literal(hole.Format))}))",
            ValueKind.TextList => $"({Code.Library}PromptText.List({value}))",
            _ => $"({Code.Library}PromptText.Json({value}, {Json}))",
        };
    }

    /// <summary>How a text is read as the step's result.</summary>
    public string Reply(StepModel step) => ReplyOf(step) is not { } reply ? "null!" : reply.Kind switch
    {
        ReplyKind.Text => Code.Library + "ReplyFormat.Text",
        ReplyKind.Boolean => Code.Library + "ReplyFormat.Boolean",
        ReplyKind.Verdict => Code.Library + "ReplyFormat.Verdict",
        ReplyKind.OneOf => $"{Code.Library}ReplyFormat.OneOf({string.Join(", ", reply.Choices.Select(choice => Code.Literal(choice.Label)))})",
        ReplyKind.Index => $"{Code.Library}ReplyFormat.Index({Code.Number(reply.Count)})",
        ReplyKind.Choice => $"{Code.Library}ReplyFormat.Choice<{step.Result!.Name}>({string.Join(", ", reply.Choices.Select(Choice))})",
        _ => $"{Code.Library}ReplyFormat.Json<{step.Result!.Name}>({Json}{(step.Result.IsNullable ? ", nullable: true" : "")})",
    };

    private static string Choice(ChoiceModel choice) =>
        $"({Code.Literal(choice.Label)}, {choice.Value}, {(choice.Description is null ? "null" : Code.Literal(choice.Description))})";

    private void Write(StepModel step, PipelineWork inner)
    {
        InputFields fields = new(step);
        IEnumerable<string> arguments = inner.Arguments.Select(argument => $"{CodeNames.Escape(argument.Parameter)}: input.{fields.Of(argument.From)}");
        string call = $"self.{names.Instance(inner)}.RunInAsync({string.Join(", ", new[] { "run" }.Concat(arguments))})";
        string body = inner switch
        {
            { GivesOutcome: true, WantsOutcome: true } => $"{Code.Library}Run.OutcomeOf({call})",
            { GivesOutcome: true } when step.Result is null => $"{Code.Library}Nothing.From({call})",
            { GivesOutcome: true } => $"{Code.Library}Run.ValueOf({call})",
            _ when step.Result is null => $"{Code.Library}Nothing.From({call})",
            _ => call,
        };
        // A task of one type is no task of another, though the values convert.
        writer.Line(inner.Converts && step.Result is not null
            ? $"Body = static async (run, self, input) => await {body}.ConfigureAwait(false),"
            : $"Body = static (run, self, input) => {body},");
    }

    private void WriteCode(StepModel step)
    {
        InputFields fields = new(step);
        IEnumerable<string> arguments = step.Parameters.Select(parameter =>
            parameter.Source is ValueSource.Cancellation ? "cancellationToken" : "input." + fields.Of(parameter.Name));
        string target = step.IsStatic ? "" : "self.";
        string call = $"{target}{CodeNames.Escape(step.Method)}({string.Join(", ", arguments)})";
        if (step is { Returns: ReturnShape.Direct, Result: null })
        {
            writer.Open("Body = static (self, input, cancellationToken) =>");
            writer.Line(call + ";").Line($"return {Code.Library}Nothing.Value;").Close(",");
            return;
        }

        string body = step switch
        {
            { Result: null } => $"{Code.Library}Nothing.From({call})",
            { Returns: ReturnShape.Direct } => $"global::System.Threading.Tasks.ValueTask.FromResult<{step.Result!.Name}>({call})",
            { Returns: ReturnShape.Task } => $"new global::System.Threading.Tasks.ValueTask<{step.Result!.Name}>({call})",
            _ => call,
        };
        writer.Line($"Body = static (self, input, cancellationToken) => {body},");
    }
}
