namespace Orchestration;

/// <summary>A verifier, or a person who was asked, said no.</summary>
public sealed class RejectedException : OrchestrationException
{
    internal RejectedException(RunOrigin origin, object? value, Verdict verdict, string step, bool byPerson = false)
        : base(origin, $"{(byPerson ? "A person said no in" : $"'{step}' rejected a result of")} {origin.Where}: {(verdict.Feedback is "" ? "(no reason given)" : verdict.Feedback)}")
    {
        Value = value;
        Verdict = verdict;
        Step = step;
        IsByPerson = byPerson;
    }

    /// <summary>What was refused; the arguments by name where a person refused an effect, nothing where one refused to answer.</summary>
    public object? Value { get; }

    /// <summary>The refusal and its reasons.</summary>
    public Verdict Verdict { get; }

    /// <summary>The name of the step that refused; of an approval <c>Draft/Approve</c>.</summary>
    public string Step { get; }

    /// <summary>Whether a person said no, after whom no fallback is asked.</summary>
    internal bool IsByPerson { get; }
}
