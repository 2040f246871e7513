namespace Orchestration.Tests.Running;

/// <summary>
/// Starts a run as generated code does, but with nothing switched on where the test switches nothing on: another test's listener, which
/// is the whole process's, must not decide which of the run's two ways a test takes.
/// </summary>
internal static class Begin
{
    public static Run Run(PipelineDefinition pipeline, RunOptions? options, CancellationToken cancellationToken) =>
        options is null && pipeline.Budget is null
            ? new Run(null, pipeline.Root, cancellationToken)
            : Orchestration.Run.Start(pipeline, options, cancellationToken);
}
