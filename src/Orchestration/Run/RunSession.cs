namespace Orchestration;

/// <summary>What the outermost run and all runs nested in it share.</summary>
internal sealed class RunSession
{
    private readonly IProgress<RunEvent>? progress;
    private readonly Action<RunEvent>? stream;

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

    public void Report(RunEvent runEvent)
    {
        stream?.Invoke(runEvent);
        progress?.Report(runEvent);
    }
}
