namespace Orchestration;

/// <summary>What a person decided.</summary>
public enum HumanDecision
{
    /// <summary>The question was answered.</summary>
    Answered = 0,

    /// <summary>What was asked for may go on as it is.</summary>
    Approved = 1,

    /// <summary>It may go on as the person changed it.</summary>
    Edited = 2,

    /// <summary>It may not go on.</summary>
    Rejected = 3,
}

/// <summary>A person's response to a <see cref="HumanRequest"/>.</summary>
public sealed record HumanResponse
{
    private HumanResponse(HumanDecision decision, object? value, string feedback)
    {
        Decision = decision;
        Value = value;
        Feedback = feedback;
    }

    /// <summary>What the person decided.</summary>
    public HumanDecision Decision { get; }

    /// <summary>The answer, or what stands in place of what was to be approved; otherwise <see langword="null"/>.</summary>
    public object? Value { get; }

    /// <summary>The person's reasons; empty where there are none.</summary>
    public string Feedback { get; }

    /// <summary>Answers a question.</summary>
    /// <param name="value">
    /// The answer: a value of the step's result type, or text that is read like a model's reply: an enum by name, other types as JSON.
    /// </param>
    public static HumanResponse Answer(object? value) => new(HumanDecision.Answered, value, "");

    /// <summary>Lets what was asked for go on as it is.</summary>
    /// <param name="feedback">What the person says with it.</param>
    public static HumanResponse Approve(string feedback = "") => new(HumanDecision.Approved, null, Checked(feedback));

    /// <summary>Lets something else go on: from here on, it is the step's result, or its arguments.</summary>
    /// <param name="value">
    /// For a result: a value of the step's result type, or text that is read like a model's reply. For arguments: those that change, as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> from their names to their values, or as the text of a JSON object.
    /// </param>
    /// <param name="feedback">What the person says with it.</param>
    public static HumanResponse Edit(object? value, string feedback = "") => new(HumanDecision.Edited, value, Checked(feedback));

    /// <summary>Says no: the run ends as rejected. To a question, it is a refusal to answer.</summary>
    /// <param name="feedback">The reasons.</param>
    public static HumanResponse Reject(string feedback) => new(HumanDecision.Rejected, null, Checked(feedback));

    private static string Checked(string feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        return feedback;
    }
}
