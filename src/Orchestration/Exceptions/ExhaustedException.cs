namespace Orchestration;

/// <summary>A bound was reached before the run was done: a critic's rounds, say, without one draft that was accepted.</summary>
public sealed class ExhaustedException : OrchestrationException
{
    internal ExhaustedException(RunOrigin origin, object? best, int rounds)
        : this(origin, best, rounds, Reason(origin, rounds))
    {
    }

    /// <param name="origin">Where.</param>
    /// <param name="best">The best result.</param>
    /// <param name="rounds">The rounds that were used.</param>
    /// <param name="reason">What happened and what to do, up to the end of the sentence.</param>
    internal ExhaustedException(RunOrigin origin, object? best, int rounds, string reason)
        : base(origin, $"{reason}, or return Task<Outcome<T>> to handle this as a value.")
    {
        Best = best;
        Rounds = rounds;
    }

    /// <summary>The best result so far, or the latest where nothing graded them; <see langword="null"/> where there is none.</summary>
    public object? Best { get; }

    /// <summary>The rounds that were used.</summary>
    public int Rounds { get; }

    private static string Reason(in RunOrigin origin, int rounds) => origin.Node?.Pipeline.Pattern switch
    {
        "vote" => $"The vote of {origin.Where} has no winner: too few ballots agree. The answer with most votes is in Best. "
            + "Choose among equals with OnTie, lower MinAgreement, ask more voters",
        "agent" => $"The agent of {origin.Where} gave no answer in {rounds} turns. What it last wrote beside its calls is in Best. "
            + "Raise MaxTurns, say in its prompt when to stop",
        "orchestrator" => $"After {rounds} {(rounds == 1 ? "round" : "rounds")}, the bound of {origin.Where}, the last replan still asked for more. "
            + "The results so far are in Best. Raise MaxRounds",
        _ => $"After {rounds} {(rounds == 1 ? "round" : "rounds")}, the bound of {origin.Where}, nothing was accepted. "
            + "The best result so far is in Best. Raise the bound",
    };
}
