namespace Orchestration;

/// <summary>What the outermost run and all runs nested in it share.</summary>
internal sealed class RunSession
{
    private readonly IProgress<RunEvent>? progress;
    private readonly Action<RunEvent>? stream;
    private readonly Lock gate = new();
    private bool isOver;

    private RunSession(RunOptions? options, Action<RunEvent>? stream)
    {
        Options = options;
        this.stream = stream;
        progress = options?.Progress;
        RunId = options?.RunId ?? Guid.NewGuid().ToString("N");
        Clock = options?.TimeProvider ?? TimeProvider.System;
    }

    public RunOptions? Options { get; }

    public string RunId { get; }

    public TimeProvider Clock { get; }

    public bool IsStreaming => stream is not null;

    public bool HasListener => progress is not null || stream is not null;

    public static RunSession Of(RunOptions? options, Action<RunEvent>? stream) => new(options, stream);

    /// <summary>Tells one listener after the other, and never of two events at once; nothing is told after the run's end.</summary>
    public void Report(RunEvent runEvent)
    {
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            isOver = runEvent is RunFinished;
            stream?.Invoke(runEvent);
            progress?.Report(runEvent);
        }
    }
}
