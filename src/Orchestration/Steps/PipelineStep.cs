using System.ComponentModel;

namespace Orchestration;

/// <summary>A step that runs another pipeline. For generated code.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineStep<TSelf, TInput, TResult>(PipelineDefinition pipeline, string name) : StepDefinition<TSelf, TInput, TResult>(pipeline, name)
    where TInput : IStepInput
{
    /// <summary>Runs the other pipeline within the given run.</summary>
    public required Func<Run, TSelf, TInput, Task<TResult>> Body { get; init; }

    internal override StepKind Kind => StepKind.Pipeline;

    internal override StepTask<TResult> Plain(in Run run, TSelf self, TInput input, in StepPlace at) =>
        new(Body(run.At(this, at), self, input));

    internal override Task<TResult> AttemptAsync(StepCall call, TSelf self, TInput input, CancellationToken cancellationToken) =>
        Body(call.Inner(cancellationToken), self, input);
}
