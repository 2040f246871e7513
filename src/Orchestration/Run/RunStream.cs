using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Orchestration;

/// <summary>A run as the sequence of its events.</summary>
internal static class RunStream
{
    public static IAsyncEnumerable<RunEvent> ReadAsync(
        PipelineDefinition pipeline, RunOptions? options, Func<Run, Task> start, CancellationToken cancellationToken) =>
        ReadAsync(pipeline, options, start, cancellationToken, default);

    private static async IAsyncEnumerable<RunEvent> ReadAsync(
        PipelineDefinition pipeline,
        RunOptions? options,
        Func<Run, Task> start,
        CancellationToken callersToken,
        [EnumeratorCancellation] CancellationToken enumerationsToken)
    {
        using CancellationTokenSource cancellation = CancellationTokenSource.CreateLinkedTokenSource(callersToken, enumerationsToken);
        Channel<RunEvent> events = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
        Task run = RunAsync(pipeline, RunSession.Of(options, e => events.Writer.TryWrite(e)), start, events.Writer, cancellation.Token);
        bool isOver = false;
        bool isFinished = false;
        try
        {
            await foreach (RunEvent next in events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                isFinished = next is RunFinished;
                yield return next;
            }

            isOver = true;
        }
        finally
        {
            await EndAsync(run, isOver, cancellation).ConfigureAwait(false);
        }

        if (!isFinished)
        {
            // Cancelled, or a listener threw. Any other failure was the last event.
            await run.ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(
        PipelineDefinition pipeline, RunSession session, Func<Run, Task> start, ChannelWriter<RunEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await start(RunScope.Open(pipeline, session, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            events.Complete();
        }
    }

    private static async Task EndAsync(Task run, bool isOver, CancellationTokenSource cancellation)
    {
        if (!isOver)
        {
            await cancellation.CancelAsync().ConfigureAwait(false);
        }

        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
