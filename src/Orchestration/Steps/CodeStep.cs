using System.ComponentModel;

namespace Orchestration;

/// <summary>A step that is a method of the pipeline's class. For generated code.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CodeStep<TSelf, TInput, TResult>(PipelineDefinition pipeline, string name) : StepDefinition<TSelf, TInput, TResult>(pipeline, name)
    where TInput : IStepInput
{
    /// <summary>Calls the method.</summary>
    public required Func<TSelf, TInput, CancellationToken, ValueTask<TResult>> Body { get; init; }

    internal override StepKind Kind => StepKind.Code;

    internal override StepTask<TResult> Plain(in Run run, TSelf self, TInput input, in StepPlace at) =>
        StepTask<TResult>.Of(Body(self, input, run.CancellationToken));

    internal override Task<TResult> AttemptAsync(StepCall call, TSelf self, TInput input, CancellationToken cancellationToken) =>
        Body(self, input, cancellationToken).AsTask();
}
