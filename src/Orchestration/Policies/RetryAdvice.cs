namespace Orchestration;

/// <summary>How a step's retry should treat a failure.</summary>
public sealed class RetryAdvice
{
    private RetryAdvice(bool retry, TimeSpan? after) => (ShouldRetry, After) = (retry, after);

    /// <summary>The failure cannot get better: do not try again.</summary>
    public static RetryAdvice Never { get; } = new(false, null);

    /// <summary>Try again after the usual back-off.</summary>
    public static RetryAdvice Usual { get; } = new(true, null);

    /// <summary>Whether to try again at all, as long as the step has retries left.</summary>
    public bool ShouldRetry { get; }

    /// <summary>The shortest wait, or <see langword="null"/> for the usual back-off.</summary>
    public TimeSpan? After { get; }

    /// <summary>Try again, but not before this time is over: what a server said in Retry-After.</summary>
    /// <param name="delay">The wait, at least zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative.</exception>
    public static RetryAdvice WaitAtLeast(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(true, delay);
    }
}
