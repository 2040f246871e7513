namespace Orchestration;

/// <summary>What a caller may say about one run. Everything is optional.</summary>
public sealed class RunOptions
{
    /// <summary>The run's id in events, exceptions and telemetry. The default is a new one.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public string? RunId
    {
        get;
        init => field = value is null || value.Length > 0
            ? value
            : throw new ArgumentException("A run id must not be empty; leave it out for a new one.", nameof(value));
    }

    /// <summary>A budget for this run. One that the pipeline declares holds as well: the stricter limit ends the run.</summary>
    public RunBudget? Budget { get; init; }

    /// <summary>
    /// Hears of the run's events, in causal order and on the thread where they happen, so it should return soon. What it throws is not
    /// swallowed: it ends the run.
    /// </summary>
    public IProgress<RunEvent>? Progress { get; init; }

    /// <summary>
    /// Who is asked where a person has to answer or approve. Without one, such a run ends as needing a person, with the request.
    /// </summary>
    public IApprover? Approver { get; init; }

    /// <summary>The clock of waits, timeouts, budgets and timestamps. The default is the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>
    /// Says of a failure how a retry should treat it, where the exception itself does not tell; <see langword="null"/> from it leaves it to
    /// the library. See <see cref="RetryAdvice"/>.
    /// </summary>
    public Func<Exception, RetryAdvice?>? RetryAdvisor { get; init; }
}
