namespace Orchestration;

/// <summary>Holds an attempt to its time, and to its run's cancellation, even when what it waits for takes no notice of its token.</summary>
internal static class Deadline
{
    /// <exception cref="TimeoutException">The step's time was over.</exception>
    public static Task<T> HoldAsync<T>(StepCall call, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        call.Step.Timeout is { } timeout
            ? HoldAsync(call, attempt, timeout, cancellationToken)
            : LeaveOnCancellation(attempt(cancellationToken), cancellationToken);

    private static async Task<T> HoldAsync<T>(
        StepCall call, Func<CancellationToken, Task<T>> attempt, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(timeout, call.Clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await LeaveOnCancellation(attempt(either.Token), either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{Capital(call.Origin.Where)} took longer than its {timeout.TotalSeconds:0.###} seconds. Raise its [Timeout], or add [Retry] or [Fallback].", exception);
        }
    }

    private static Task<T> LeaveOnCancellation<T>(Task<T> attempt, CancellationToken cancellationToken)
    {
        if (attempt.IsCompleted || !cancellationToken.CanBeCanceled)
        {
            return attempt;
        }

        // An attempt that is left behind may still fail; nobody is there to see it any more.
        attempt.ContinueWith(
            static left => _ = left.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return attempt.WaitAsync(cancellationToken);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
