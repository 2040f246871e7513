using System.ComponentModel;

namespace Orchestration;

/// <summary>The result of a step or a run that returns nothing.</summary>
public readonly record struct Nothing
{
    /// <summary>The only value.</summary>
    public static Nothing Value => default;

    /// <summary>Waits for a task that gives nothing. For generated code.</summary>
    /// <param name="task">The task.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NothingTask From(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new NothingTask(Awaited(task));
    }

    /// <summary>Waits for a nested run whose value nobody wants; any outcome but a completed one becomes its exception. For generated code.</summary>
    /// <param name="run">The nested run.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NothingTask From<T>(Task<Outcome<T>> run) => From((Task)Run.ValueOf(run));

    /// <inheritdoc cref="From(Task)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ValueTask<Nothing> From(ValueTask task)
    {
        if (task.IsCompletedSuccessfully)
        {
            task.GetAwaiter().GetResult();
            return default;
        }

        return new ValueTask<Nothing>(Awaited(task.AsTask()));
    }

    /// <summary>A finished step that returns nothing. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static implicit operator ValueTask<Nothing>(Nothing _) => default;

    /// <inheritdoc/>
    public override string ToString() => "nothing";

    private static async Task<Nothing> Awaited(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}

/// <summary>A task that gives <see cref="Nothing"/>, as the body of any kind of step. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NothingTask
{
    private readonly Task<Nothing> task;

    internal NothingTask(Task<Nothing> task) => this.task = task;

    /// <summary>The task.</summary>
    public static implicit operator Task<Nothing>(NothingTask task) => task.task;

    /// <summary>The task, as a value task.</summary>
    public static implicit operator ValueTask<Nothing>(NothingTask task) => new(task.task);
}
