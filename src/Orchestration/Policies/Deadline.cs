namespace Orchestration;

/// <summary>Holds an attempt to its time, even when what it waits for takes no notice of its token.</summary>
internal static class Deadline
{
    /// <summary>How long a cancelled attempt may take to end in good order before it is left behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <exception cref="TimeoutException">The step's time was over.</exception>
    public static Task<T> HoldAsync<T>(StepCall call, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        if (call.Step.Timeout is { } timeout)
        {
            return HoldAsync(call, attempt, timeout, cancellationToken);
        }

        Task<T> held = attempt(cancellationToken);
        return call.HasDeadline ? OrLeaveAsync(held, cancellationToken) : held;
    }

    private static async Task<T> HoldAsync<T>(
        StepCall call, Func<CancellationToken, Task<T>> attempt, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(timeout, call.Clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await OrLeaveAsync(attempt(either.Token), either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The time of {timeout.TotalSeconds:0.###} s for {call.Origin.Where} is over. Raise its [Timeout], or add [Retry] or [Fallback].", exception);
        }
    }

    private static async Task<T> OrLeaveAsync<T>(Task<T> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !attempt.IsCompleted)
        {
            await Task.WhenAny(attempt, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false);
            Observe(attempt);
            throw;
        }
    }

    /// <summary>An attempt that is left behind may still fail, and nobody is there to see it any more.</summary>
    private static void Observe(Task attempt) => attempt.ContinueWith(
        static left => _ = left.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
