namespace Orchestration.Tests.Testing;

/// <summary>A clock that moves when it is told to, and remembers what was waited for.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];

    public List<TimeSpan> Waits { get; } = [];

    public void FireAll()
    {
        Timer[] timers;
        lock (_gate)
            timers = [.. _timers];
        foreach (Timer timer in timers)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state));
        lock (_gate)
        {
            _timers.Add(timer);
            Waits.Add(dueTime);
        }

        return timer;
    }

    private sealed class Timer(Action fire) : ITimer
    {
        private bool _stopped;

        public void Fire()
        {
            if (!_stopped)
                fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !_stopped;

        public void Dispose() => _stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
