using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Orchestration;

/// <summary>
/// A step under way. It is awaited once, at once, and never captures the synchronization context. For generated code.
/// </summary>
/// <remarks>
/// It is a result that is there already, a task, or a client's call that is under way. The last is why it is a type of its own: a model step
/// then adds no suspension to that of its client's call, and allocates nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepTask<TResult>
{
    private readonly TResult? result;
    private readonly Task<TResult>? task;
    private readonly PendingReply<TResult>? reply;
    private readonly int version;

    internal StepTask(TResult result) => this.result = result;

    internal StepTask(Task<TResult> task) => this.task = task;

    internal StepTask(PendingReply<TResult> reply)
    {
        this.reply = reply;
        version = reply.Version;
    }

    /// <summary>Awaits the step.</summary>
    public Awaiter GetAwaiter() => new(this);

    /// <summary>The step as a task.</summary>
    public async Task<TResult> AsTask() => await this;

    internal static StepTask<TResult> Of(ValueTask<TResult> task) =>
        task.IsCompletedSuccessfully ? new(task.Result) : new(task.AsTask());

    /// <summary>Awaits a <see cref="StepTask{TResult}"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ICriticalNotifyCompletion
    {
        private readonly StepTask<TResult> step;

        internal Awaiter(in StepTask<TResult> step) => this.step = step;

        /// <summary>Whether the step is over.</summary>
        public bool IsCompleted => step.reply is { } reply ? reply.IsCompleted(step.version) : step.task is null || step.task.IsCompleted;

        /// <summary>The step's result, or what it threw.</summary>
        public TResult GetResult() =>
            step.reply is { } reply ? reply.GetResult(step.version)
            : step.task is { } task ? task.GetAwaiter().GetResult()
            : step.result!;

        /// <inheritdoc/>
        public void OnCompleted(Action continuation)
        {
            if (ExecutionContext.Capture() is { } context)
            {
                UnsafeOnCompleted(() => ExecutionContext.Run(context, static state => ((Action)state!)(), continuation));
            }
            else
            {
                UnsafeOnCompleted(continuation);
            }
        }

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation)
        {
            if (step.reply is { } reply)
            {
                reply.OnCompleted(continuation, step.version);
            }
            else
            {
                step.task!.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
            }
        }
    }
}
