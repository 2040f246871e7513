using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Orchestration;

/// <summary>
/// A step under way. It is awaited once, at once, and never captures the synchronization context. For generated code.
/// </summary>
/// <remarks>
/// It is a result that is there already, a task, or a client's call that is under way. The last is why it is a type of its own: a model step
/// then adds no suspension to that of its client's call. It is two words, which a method gives back in registers.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepTask<TResult>
{
    private readonly TResult? result;

    /// <summary>A <see cref="Task{TResult}"/>, a <see cref="StepReply{TResult}"/>, or null where the result is there.</summary>
    private readonly object? pending;

    internal StepTask(TResult result) => this.result = result;

    internal StepTask(Task<TResult> task) => pending = task;

    internal StepTask(StepReply<TResult> reply) => pending = reply;

    /// <summary>Whether the result is there already.</summary>
    internal bool IsDone => pending is null;

    /// <summary>That result.</summary>
    internal TResult Result => result!;

    /// <summary>Awaits the step.</summary>
    public Awaiter GetAwaiter() => new(this);

    /// <summary>The step as a task.</summary>
    public async Task<TResult> AsTask() => await this;

    /// <summary>The step as a value task, which is awaited once like the step.</summary>
    public ValueTask<TResult> AsValueTask() =>
        pending is null ? new(result!)
        : pending is Task task ? new(Unsafe.As<Task<TResult>>(task))
        : new(ReplyOf(pending), ReplyOf(pending).Version);

    internal static StepTask<TResult> Of(ValueTask<TResult> task) =>
        task.IsCompletedSuccessfully ? new(task.Result) : new(task.AsTask());

    /// <summary>Hears of the end of a step that is not done, once, whatever its context.</summary>
    internal void OnCompleted(Action continuation)
    {
        if (pending is Task task)
        {
            task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
        }
        else
        {
            ReplyOf(pending!).OnCompleted(continuation);
        }
    }

    /// <summary>What is pending is of no third type; to be sure of that would cost more than all else here.</summary>
    private static StepReply<TResult> ReplyOf(object pending) => Unsafe.As<StepReply<TResult>>(pending);

    /// <summary>Awaits a <see cref="StepTask{TResult}"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ICriticalNotifyCompletion
    {
        private readonly StepTask<TResult> step;

        internal Awaiter(in StepTask<TResult> step) => this.step = step;

        /// <summary>Whether the step is over.</summary>
        public bool IsCompleted => step.pending is not { } pending || (pending is Task task ? task.IsCompleted : ReplyOf(pending).IsCompleted);

        /// <summary>The step's result, or what it threw.</summary>
        public TResult GetResult() =>
            step.pending is not { } pending ? step.result!
            : pending is Task task ? Unsafe.As<Task<TResult>>(task).GetAwaiter().GetResult()
            : ReplyOf(pending).GetResult();

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
        public void UnsafeOnCompleted(Action continuation) => step.OnCompleted(continuation);
    }
}
