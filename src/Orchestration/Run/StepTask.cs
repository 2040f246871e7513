using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Orchestration;

/// <summary>
/// A step under way. It is awaited once, at once, and never captures the synchronization context. For generated code.
/// </summary>
/// <remarks>
/// It is a result that is there already, a task, or a client's call that is under way. The last is why it is a type of its own: a model step
/// then adds no suspension to that of its client's call, and allocates nothing. It is two words, which a method gives back in registers.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepTask<TResult>
{
    private readonly TResult? result;

    /// <summary>A <see cref="Task{TResult}"/>, a <see cref="PendingReply{TResult}"/>, or null where the result is there.</summary>
    private readonly object? pending;

    internal StepTask(TResult result) => this.result = result;

    internal StepTask(Task<TResult> task) => pending = task;

    internal StepTask(PendingReply<TResult> reply) => pending = reply;

    /// <summary>Whether the result is there already.</summary>
    internal bool IsDone => pending is null;

    /// <summary>That result.</summary>
    internal TResult Result => result!;

    /// <summary>Awaits the step.</summary>
    public ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter GetAwaiter() => AsValueTask().ConfigureAwait(false).GetAwaiter();

    /// <summary>The step as a task.</summary>
    public async Task<TResult> AsTask() => await this;

    /// <summary>The step as a value task, which is awaited once like the step.</summary>
    public ValueTask<TResult> AsValueTask() => pending is null ? new(result!) : Pending();

    /// <summary>Hears of the end of a step that is not done, once, whatever its context.</summary>
    internal void OnCompleted(Action<object?> continuation, object state)
    {
        if (pending is Task task)
        {
            task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => continuation(state));
        }
        else
        {
            Unsafe.As<PendingReply<TResult>>(pending!).OnCompleted(continuation, state);
        }
    }

    internal static StepTask<TResult> Of(ValueTask<TResult> task) =>
        task.IsCompletedSuccessfully ? new(task.Result) : new(task.AsTask());

    /// <summary>What is pending is of no third type; to be sure of that would cost more than all else here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<TResult> Pending() => pending is Task
        ? new(Unsafe.As<Task<TResult>>(pending))
        : Unsafe.As<PendingReply<TResult>>(pending!).AsValueTask();
}
