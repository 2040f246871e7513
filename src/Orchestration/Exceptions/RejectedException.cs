namespace Orchestration;

/// <summary>A verifier, or a person who was asked, said no.</summary>
public sealed class RejectedException : OrchestrationException
{
    internal RejectedException(RunOrigin origin, object? value, Verdict verdict, string step)
        : base(origin, $"'{step}' rejected a result of {origin.Where}: {(verdict.Feedback is "" ? "(no reason given)" : verdict.Feedback)}")
    {
        Value = value;
        Verdict = verdict;
        Step = step;
    }

    /// <summary>What was refused.</summary>
    public object? Value { get; }

    /// <summary>The refusal and its reasons.</summary>
    public Verdict Verdict { get; }

    /// <summary>The name of the step that refused.</summary>
    public string Step { get; }
}
