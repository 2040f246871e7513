using System.Text.Json;

namespace Orchestration;

/// <summary>What a request takes for a response, and how it is shown.</summary>
internal abstract class HumanReading
{
    public virtual IReadOnlyList<string> Choices => [];

    public abstract string Expected { get; }

    public abstract string Show(object? value);

    /// <summary>What is wrong with a response; null for nothing.</summary>
    public abstract string? ProblemWith(HumanRequest request, HumanResponse response);
}

/// <summary>A request whose response is, or may be, a value.</summary>
internal abstract class HumanReading<T> : HumanReading
{
    public override string? ProblemWith(HumanRequest request, HumanResponse response) => TryRead(request, response, out _);

    /// <summary>Reads the value that a response gives, if it gives one.</summary>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public string? TryRead(HumanRequest request, HumanResponse response, out T? value)
    {
        value = default;
        bool isQuestion = request.Kind == HumanRequestKind.Question;
        return response.Decision switch
        {
            HumanDecision.Rejected => null,
            HumanDecision.Answered when isQuestion => TryReadValue(response.Value, out value),
            HumanDecision.Approved when !isQuestion => null,
            HumanDecision.Edited when !isQuestion => TryReadValue(response.Value, out value),
            _ when isQuestion => "It is a question: answer it, or reject it.",
            _ => "It is to be approved, edited or rejected.",
        };
    }

    protected abstract string? TryReadValue(object? given, out T? value);
}

/// <summary>A value of a step's result type: given as such, or as text.</summary>
internal sealed class ValueReading<T>(ReplyFormat<T> reply, PipelineJson json) : HumanReading<T>
{
    public override IReadOnlyList<string> Choices => reply.Choices;

    public override string Expected => reply.Expected;

    public override string Show(object? value) => value switch
    {
        null => "",
        string text => text,
        Enum constant => constant.ToString(),
        T typed => PromptText.Json(typed, json),
        _ => value.ToString() ?? "",
    };

    protected override string? TryReadValue(object? given, out T? value)
    {
        value = default;
        switch (given)
        {
            case null:
                return reply.MayBeNull ? null : "A value is missing.";
            case string text:
                return TryReadText(text, out value);
            case T typed:
                value = typed;
                return reply.ProblemWith(typed);
            default:
                return $"A value of type {typeof(T).Name} is wanted, not one of type {given.GetType().Name}.";
        }
    }

    private string? TryReadText(string text, out T? value)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            value = default;
            return "It is empty.";
        }

        return reply.TryReadOwn(text, out value) is { } problem ? $"It cannot be read: {problem.Reason}" : null;
    }
}

/// <summary>A step's arguments, of which some may change.</summary>
internal sealed class ArgumentsReading<TInput>(TInput input, Func<TInput, EditedArguments, TInput> edit, PipelineJson json) : HumanReading<TInput>
    where TInput : IStepInput
{
    public override string Expected => "a JSON object with the arguments that change";

    public override string Show(object? value) => StepInputWriter.Show(input, json);

    protected override string? TryReadValue(object? given, out TInput? value)
    {
        value = default;
        try
        {
            if (EditedArguments.Of(given, json) is not { } edited)
            {
                return "The arguments that change are given as a dictionary from their names to their values, or as a JSON object.";
            }

            value = edit(input, edited);
            return edited.Problem;
        }
        catch (JsonException exception)
        {
            return $"It cannot be read: {exception.Message}";
        }
    }
}
