using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// A step under way. It is awaited once, at once, and never captures the synchronization context. For generated code.
/// </summary>
/// <remarks>
/// It is one of three: a result that is there already, a task of the step's result, or a chat client's own task, whose reply is read when it
/// is awaited. The last is why it is a type of its own: a step with nothing to add to its client's call allocates nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepTask<TResult>
{
    private readonly TResult? result;
    private readonly Task? task;
    private readonly IReplyReader<TResult>? reader;
    private readonly StepWhere where;

    internal StepTask(TResult result) => this.result = result;

    internal StepTask(Task<TResult> task) => this.task = task;

    internal StepTask(Task<ChatResponse> call, IReplyReader<TResult> reader, StepWhere where)
    {
        task = call;
        this.reader = reader;
        this.where = where;
    }

    /// <summary>Awaits the step.</summary>
    public Awaiter GetAwaiter() => new(this);

    /// <summary>The step as a task.</summary>
    public async Task<TResult> AsTask() => await this;

    private TResult GetResult() => (task, reader) switch
    {
        (null, _) => result!,
        (_, null) => Unsafe.As<Task<TResult>>(task).GetAwaiter().GetResult(),
        _ => reader.Read(Unsafe.As<Task<ChatResponse>>(task).GetAwaiter().GetResult(), where),
    };

    /// <summary>Awaits a <see cref="StepTask{TResult}"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ICriticalNotifyCompletion
    {
        private readonly StepTask<TResult> step;

        internal Awaiter(in StepTask<TResult> step) => this.step = step;

        /// <summary>Whether the step is over.</summary>
        public bool IsCompleted => step.task is null || step.task.IsCompleted;

        /// <summary>The step's result, or what it threw.</summary>
        public TResult GetResult() => step.GetResult();

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) =>
            step.task!.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) =>
            step.task!.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
    }
}
