using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// A reply that is read where the step is awaited, because no other one will be asked for: the orchestration waits for nothing but its client's own
/// task.
/// </summary>
internal sealed class FinalReply<TResult>(ModelExchange<TResult> exchange, Task<ChatResponse> call, StepWhere where) : StepReply<TResult>
{
    public override bool IsCompleted => call.IsCompleted;

    public override void OnCompleted(Action continuation) => call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);

    public override void OnCompleted(Action<object?> continuation, object? state) => OnCompleted(() => continuation(state));

    /// <exception cref="StepOutputException">The reply is no answer.</exception>
    public override TResult GetResult() =>
        exchange.Reply.TryRead(call.GetAwaiter().GetResult(), out TResult? result) is { } problem
            ? throw problem.ToException(where.OriginOf(exchange.Step, null))
            : result!;
}
