namespace Orchestration;

/// <summary>Cancels a run when its time is over.</summary>
internal sealed class RunDeadline : IDisposable
{
    private readonly TimeSpan duration;
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource linked;

    private RunDeadline(TimeSpan duration, TimeProvider clock, CancellationToken callersToken)
    {
        this.duration = duration;
        timer = new CancellationTokenSource(duration, clock);
        linked = CancellationTokenSource.CreateLinkedTokenSource(callersToken, timer.Token);
    }

    public CancellationToken Token => linked.Token;

    /// <summary>The time that was allowed, once it is over.</summary>
    public TimeSpan? Exceeded => timer.IsCancellationRequested ? duration : null;

    /// <summary>The stricter of two limits, either of which may be missing.</summary>
    public static RunDeadline? Of(TimeSpan? declared, TimeSpan? callers, TimeProvider clock, CancellationToken callersToken) =>
        (declared < callers ? declared : callers ?? declared) is { } duration ? new(duration, clock, callersToken) : null;

    public void Dispose()
    {
        timer.Dispose();
        linked.Dispose();
    }
}
