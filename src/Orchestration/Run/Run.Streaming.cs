namespace Orchestration;

public readonly partial struct Run
{
    /// <summary>Runs a pipeline and gives its events as they happen; the last one holds the outcome. For generated code.</summary>
    /// <remarks>Leaving the enumeration early cancels the run and waits until it is over.</remarks>
    /// <exception cref="OperationCanceledException">The token, or that of the enumeration, was cancelled: thrown while enumerating.</exception>
    public static IAsyncEnumerable<RunEvent> Stream<T>(
        PipelineDefinition pipeline, RunOptions? options, Func<Run, Task<T>> orchestration, CancellationToken cancellationToken) =>
        RunStream.ReadAsync(pipeline, options, run => run.Finish(orchestration(run)), cancellationToken);

    /// <inheritdoc cref="Stream{T}(PipelineDefinition, RunOptions?, Func{Run, Task{T}}, CancellationToken)"/>
    public static IAsyncEnumerable<RunEvent> Stream(
        PipelineDefinition pipeline, RunOptions? options, Func<Run, Task> orchestration, CancellationToken cancellationToken) =>
        RunStream.ReadAsync(pipeline, options, run => run.Finish(orchestration(run)), cancellationToken);

    /// <inheritdoc cref="Stream{T}(PipelineDefinition, RunOptions?, Func{Run, Task{T}}, CancellationToken)"/>
    public static IAsyncEnumerable<RunEvent> Stream<T>(
        PipelineDefinition pipeline, RunOptions? options, Func<Run, Task<Outcome<T>>> orchestration, CancellationToken cancellationToken) =>
        RunStream.ReadAsync(pipeline, options, run => run.FinishOutcome(orchestration(run)), cancellationToken);
}
