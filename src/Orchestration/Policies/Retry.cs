namespace Orchestration;

/// <summary>
/// Whether and when a failed step is tried again: exponential back-off with full jitter ("Exponential Backoff And Jitter", AWS
/// Architecture Blog, 2015), and never before a server's Retry-After.
/// </summary>
internal static class Retry
{
    /// <summary>A server that asks for a longer wait than this is taken at its word and not asked again within the run.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Whether another attempt is left and the failure is of a kind that one may follow.</summary>
    public static bool IsOpen(StepCall call, Exception exception, CancellationToken cancellationToken) =>
        call.Attempt <= call.Step.Retries
        && !cancellationToken.IsCancellationRequested
        && exception is not (BudgetExceededException or NeedsHumanException or RejectedException);

    /// <summary>How long to wait before the next attempt, or null where the failure cannot get better in time.</summary>
    public static TimeSpan? DelayAfter(StepCall call, Exception exception)
    {
        RetryAdvice advice = call.Scope?.Options?.RetryAdvisor?.Invoke(exception) ?? Failure.Advice(exception, call.Clock);
        TimeSpan atLeast = advice.After ?? TimeSpan.Zero;
        return advice.ShouldRetry && atLeast <= LongestWait
            ? atLeast + Jitter(call.Attempt, Random.Shared.NextDouble())
            : null;
    }

    /// <summary>A share of the delay that doubles with every attempt.</summary>
    internal static TimeSpan Jitter(int attempt, double share) =>
        share * TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << Math.Min(attempt - 1, 16)));
}
