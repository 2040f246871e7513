using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// A reply that is read where the step is awaited, because no other one will be asked for: the orchestration waits for nothing but its client's own
/// task.
/// </summary>
internal abstract class FinalReply<TResult>(Task<ChatResponse> call) : StepReply<TResult>
{
    public override bool IsCompleted => call.IsCompleted;

    public override void OnCompleted(Action continuation) => call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);

    public override void OnCompleted(Action<object?> continuation, object? state) => OnCompleted(() => continuation(state));

    public override TResult GetResult() => Read(call.GetAwaiter().GetResult());

    /// <exception cref="StepOutputException">The reply is no answer.</exception>
    protected abstract TResult Read(ChatResponse response);
}

/// <summary>The reply to a step that may not be asked again.</summary>
internal sealed class FinalStepReply<TResult>(ModelExchange<TResult> exchange, Task<ChatResponse> call, StepWhere where) : FinalReply<TResult>(call)
{
    protected override TResult Read(ChatResponse response) =>
        exchange.Reply.TryRead(response, out TResult? result) is { } problem
            ? throw problem.ToException(where.OriginOf(exchange.Step, null))
            : result!;
}
