using System.ComponentModel;

namespace Orchestration;

/// <summary>A step that a person answers. For generated code.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HumanStep<TSelf, TInput, TResult>(PipelineDefinition pipeline, string name) : StepDefinition<TSelf, TInput, TResult>(pipeline, name)
    where TInput : IStepInput
{
    private ValueReading<TResult>? reading;

    /// <summary>The question.</summary>
    public required Func<TInput, string> Question { get; init; }

    /// <summary>How an answer that is given as text is read.</summary>
    public required ReplyFormat<TResult> Reply { get; init; }

    internal override StepKind Kind => StepKind.Human;

    private ValueReading<TResult> Reading => reading ??= new ValueReading<TResult>(Reply, Pipeline.Json);

    /// <summary>Where nothing is switched on, nobody can be asked.</summary>
    internal override StepTask<TResult> Plain(in Run run, TSelf self, TInput input, in StepPlace at)
    {
        RunOrigin origin = at.Below(run.Node).OriginOf(this, null);
        return new(Task.FromException<TResult>(new NeedsHumanException(origin, Request(input, origin))));
    }

    internal override async Task<TResult> AttemptAsync(StepCall call, TSelf self, TInput input, CancellationToken cancellationToken)
    {
        (HumanResponse response, TResult? answer) =
            await HumanDesk.AskAsync(call, Request(input, call.Origin), Reading, cancellationToken).ConfigureAwait(false);
        return response.Decision == HumanDecision.Rejected
            ? throw new RejectedException(call.Origin with { Node = call.RunNode }, null, Verdict.Reject(response.Feedback), Name, byPerson: true)
            : answer!;
    }

    private HumanRequest Request(TInput input, RunOrigin origin) => new(Question(input), origin.Path)
    {
        Kind = HumanRequestKind.Question, RunId = origin.RunId, Pipeline = Pipeline.Name, Reading = Reading,
    };
}
