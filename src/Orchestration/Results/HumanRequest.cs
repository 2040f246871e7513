namespace Orchestration;

/// <summary>What a run asks of a person.</summary>
public enum HumanRequestKind
{
    /// <summary>A question, whose answer is the step's result.</summary>
    Question = 0,

    /// <summary>Whether a step's result may go on.</summary>
    Result = 1,

    /// <summary>Whether a step may have its effect, with these arguments.</summary>
    Arguments = 2,
}

/// <summary>What a run asks of a person.</summary>
/// <param name="Question">The question, in words for that person.</param>
/// <param name="StepPath">The step that waits for the answer, from the outermost run: <c>Polish/Approve</c>.</param>
public sealed record HumanRequest(string Question, string StepPath)
{
    /// <summary>What is asked.</summary>
    public HumanRequestKind Kind { get; init; }

    /// <summary>The id of the run, or <see langword="null"/> for a run that has none.</summary>
    public string? RunId { get; init; }

    /// <summary>The pipeline that the step belongs to: its class, with its namespace.</summary>
    public string Pipeline { get; init; } = "";

    /// <summary>
    /// What is to be approved: the step's result, or its arguments as an <see cref="IReadOnlyDictionary{TKey, TValue}"/> from their names to their
    /// values; <see langword="null"/> for a question.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>What was wrong with the last response to this request, for the person to see; <see langword="null"/> at first.</summary>
    public string? Problem { get; init; }

    /// <summary>The same for this place in this run whenever it is asked, and different from that of any other.</summary>
    public string Id => RunId is null ? StepPath : $"{RunId}/{StepPath}";

    /// <summary>The values to choose from, by name, where they are a closed set; otherwise empty.</summary>
    public IReadOnlyList<string> Choices => Reading?.Choices ?? [];

    /// <summary>How an answer or an edit looks as text, in words; empty where any text will do.</summary>
    public string Expected => Reading?.Expected ?? "";

    internal HumanReading? Reading { get; init; }

    /// <summary>What is to be approved as text: a string as it is, anything else as JSON; empty for a question. An edit may be made of it.</summary>
    /// <exception cref="NotSupportedException">The value has no JSON form.</exception>
    public string ShowValue() => Kind == HumanRequestKind.Question ? "" : Reading?.Show(Value) ?? Value?.ToString() ?? "";

    /// <summary>Says what is wrong with a response to this request.</summary>
    /// <param name="response">The response.</param>
    /// <returns>A sentence for the person who gave it, or <see langword="null"/> where nothing is.</returns>
    public string? ProblemWith(HumanResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Reading?.ProblemWith(this, response);
    }
}
