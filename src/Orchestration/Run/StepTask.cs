using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// A step under way. It is awaited once, at once, and never captures the synchronization context. For generated code.
/// </summary>
/// <remarks>
/// It is a value task of the step's result, or a chat client's own task whose reply is read when it is awaited. The second is why it is
/// a type of its own: a step with nothing to add to its client's call allocates nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepTask<TResult>
{
    private readonly ValueTask<TResult> task;
    private readonly Task<ChatResponse>? call;
    private readonly ModelExchange<TResult>? exchange;
    private readonly StepWhere where;

    internal StepTask(ValueTask<TResult> task) => this.task = task;

    internal StepTask(Task<ChatResponse> call, ModelExchange<TResult> exchange, StepWhere where)
    {
        this.call = call;
        this.exchange = exchange;
        this.where = where;
    }

    /// <summary>Awaits the step.</summary>
    public Awaiter GetAwaiter() => new(this);

    /// <summary>The step as a task.</summary>
    public async Task<TResult> AsTask() => await this;

    /// <summary>Awaits a <see cref="StepTask{TResult}"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ICriticalNotifyCompletion
    {
        private readonly StepTask<TResult> step;

        internal Awaiter(in StepTask<TResult> step) => this.step = step;

        /// <summary>Whether the step is over.</summary>
        public bool IsCompleted => step.call is { } call ? call.IsCompleted : step.task.IsCompleted;

        /// <summary>The step's result, or what it threw.</summary>
        public TResult GetResult() => step.call is { } call
            ? step.exchange!.Read(call.GetAwaiter().GetResult(), step.where)
            : step.task.GetAwaiter().GetResult();

        /// <inheritdoc/>
        public void OnCompleted(Action continuation)
        {
            if (step.call is { } call)
            {
                call.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);
            }
            else
            {
                step.task.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);
            }
        }

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation)
        {
            if (step.call is { } call)
            {
                call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
            }
            else
            {
                step.task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
            }
        }
    }
}
