using System.ComponentModel;

namespace Orchestration;

/// <summary>A branch that is one step. For generated code.</summary>
/// <remarks>It hears itself of the step's end, which costs less than a method that awaits it and a task for that method.</remarks>
/// <typeparam name="T">What the step gives.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Branch<T>
{
    private readonly Branches branches;
    private StepTask<T> step;

    internal Branch(Branches branches) => this.branches = branches;

    /// <summary>What the step gave, once the branches have ended; the default where it failed.</summary>
    public T Result { get; internal set; } = default!;

    internal void Await(in StepTask<T> step)
    {
        this.step = step;
        step.OnCompleted(End);
    }

    private void End()
    {
        Exception? failure = null;
        try
        {
            Result = step.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        branches.Ended(failure);
    }
}
