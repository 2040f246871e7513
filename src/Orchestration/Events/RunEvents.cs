namespace Orchestration;

/// <summary>The run began. The first event.</summary>
/// <param name="Pipeline">The pipeline's class, with its namespace.</param>
/// <param name="Pattern">Its pattern, in lower case.</param>
public sealed record RunStarted(string Pipeline, string Pattern) : RunEvent;

/// <summary>A round of a loop began.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="MaxRounds">The bound.</param>
public sealed record RoundStarted(int Round, int MaxRounds) : RunEvent;

/// <summary>A route was taken.</summary>
/// <param name="Branch">The name of the step that it leads to.</param>
public sealed record BranchChosen(string Branch) : RunEvent;

/// <summary>
/// The run is over. The last event; of a run that was cancelled there is none. It is always a <see cref="RunFinished{T}"/>, which holds the
/// outcome; this type serves where the result's type does not matter.
/// </summary>
/// <param name="Usage">What the run spent, nested pipelines included.</param>
/// <param name="Duration">How long it took.</param>
public abstract record RunFinished(RunUsage Usage, TimeSpan Duration) : RunEvent
{
    /// <summary>Whether the run gave its result.</summary>
    public abstract bool IsCompleted { get; }
}

/// <summary>The run is over, and this is how it ended.</summary>
/// <param name="Outcome">The outcome. What an entry would throw is here too, as the case for it; only cancellation is thrown.</param>
/// <param name="Usage">What the run spent, nested pipelines included.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RunFinished<T>(Outcome<T> Outcome, RunUsage Usage, TimeSpan Duration) : RunFinished(Usage, Duration)
{
    /// <inheritdoc/>
    public override bool IsCompleted => Outcome is Outcome<T>.Completed;
}
