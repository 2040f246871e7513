using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// Branches of a run that are under way at once. The first failure cancels the others; <see cref="JoinAsync()"/> waits for all of them and
/// surfaces it. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Branches : IDisposable
{
    private readonly Run run;
    private readonly BranchGroup group;
    private readonly SemaphoreSlim? slots;
    private Task?[] open = [];
    private int count;
    private readonly List<Exception?> failures = [];
    private Action? onEnd;
    private TaskCompletionSource? stepsEnded;

    // The steps under way, and one for whoever has not joined yet.
    private int awaited = 1;

    internal Branches(in Run run, int maxConcurrency)
    {
        this.run = run;
        group = new BranchGroup(run);
        slots = maxConcurrency > 0 ? new SemaphoreSlim(maxConcurrency) : null;
    }

    /// <summary>The run as the branches see it: the first failure of one cancels it.</summary>
    public Run Run => group.Run;

    /// <summary>Begins a branch that is one step, on this thread.</summary>
    /// <param name="step">The step.</param>
    /// <param name="self">The pipeline.</param>
    /// <param name="input">The step's input.</param>
    public Branch<TResult> StepAsync<TSelf, TInput, TResult>(StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input)
        where TInput : IStepInput
    {
        Branch<TResult> branch = new(this);
        try
        {
            StepTask<TResult> begun = group.Run.StepAsync(step, self, input);
            if (begun.IsDone)
            {
                branch.Result = begun.Result;
            }
            else
            {
                Interlocked.Increment(ref awaited);
                branch.Await(begun);
            }
        }
        catch (Exception exception)
        {
            group.Fail(exception);
        }

        return branch;
    }

    /// <summary>Takes a branch that has begun on this thread, since it soon waits for something else, such as a model.</summary>
    /// <param name="branch">The branch, over <see cref="Run"/>.</param>
    public Task<T> Start<T>(ValueTask<T> branch) => Watched(branch.AsTask());

    /// <summary>Starts a branch that soon waits for something else, such as a model, on this thread; where only so many may be under way, as soon as there is room.</summary>
    /// <param name="branch">The branch, over the run as it sees it.</param>
    public Task<T> Start<T>(Func<Run, ValueTask<T>> branch) => Watched(HoldAsync(branch).AsTask());

    /// <summary>Starts a branch that may keep its thread busy, on a thread of the pool.</summary>
    /// <inheritdoc cref="Start{T}(Func{Run, ValueTask{T}})"/>
    public Task<T> Queue<T>(Func<Run, ValueTask<T>> branch) => Watched(Task.Run(() => HoldAsync(branch).AsTask()));

    /// <summary>Takes a branch that has begun, whose failure the others survive.</summary>
    /// <inheritdoc cref="Start{T}(ValueTask{T})"/>
    public Task<Attempt<T>> Try<T>(ValueTask<T> branch) => Start(AttemptAsync(branch, Reserve()));

    /// <summary>Starts a branch whose failure the others survive.</summary>
    /// <inheritdoc cref="Start{T}(Func{Run, ValueTask{T}})"/>
    public Task<Attempt<T>> Try<T>(Func<Run, ValueTask<T>> branch) => Start(Attempted(branch));

    /// <summary>Starts a branch whose failure the others survive, on a thread of the pool.</summary>
    /// <inheritdoc cref="Start{T}(Func{Run, ValueTask{T}})"/>
    public Task<Attempt<T>> TryQueued<T>(Func<Run, ValueTask<T>> branch) => Queue(Attempted(branch));

    /// <summary>Waits until all branches have ended.</summary>
    /// <exception cref="Exception">A branch failed: what the first one to fail threw.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task JoinAsync()
    {
        if (Volatile.Read(ref awaited) > 1)
        {
            stepsEnded = new TaskCompletionSource();
            if (Interlocked.Decrement(ref awaited) > 0)
            {
                await stepsEnded.Task.ConfigureAwait(false);
            }
        }

        if (count > 0)
        {
            await Task.WhenAll(open.AsSpan(0, count)!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            NoteFailures();
        }

        await group.EndAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until all branches have ended, some of which may have failed.</summary>
    /// <param name="minSucceeded">How many must have given their result.</param>
    /// <exception cref="AttemptsFailedException">Fewer did.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task JoinAsync(int minSucceeded)
    {
        await JoinAsync().ConfigureAwait(false);
        run.RequireSucceeded(minSucceeded, failures);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        group.Dispose();
        slots?.Dispose();
    }

    /// <summary>A step has ended.</summary>
    internal void Ended(Exception? failure)
    {
        if (failure is not null)
        {
            group.Fail(failure);
        }

        if (Interlocked.Decrement(ref awaited) == 0)
        {
            stepsEnded!.SetResult();
        }
    }

    private ValueTask<T> HoldAsync<T>(Func<Run, ValueTask<T>> branch) => slots is null ? branch(group.Run) : HoldSlotAsync(slots, branch);

    private async ValueTask<T> HoldSlotAsync<T>(SemaphoreSlim slots, Func<Run, ValueTask<T>> branch)
    {
        await slots.WaitAsync(group.Run.CancellationToken).ConfigureAwait(false);
        try
        {
            return await branch(group.Run).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    private Func<Run, ValueTask<Attempt<T>>> Attempted<T>(Func<Run, ValueTask<T>> branch)
    {
        int index = Reserve();
        return run => AttemptAsync(branch(run), index);
    }

    /// <summary>Gives a branch its place among the failures.</summary>
    private int Reserve()
    {
        lock (failures)
        {
            failures.Add(null);
            return failures.Count - 1;
        }
    }

    private async ValueTask<Attempt<T>> AttemptAsync<T>(ValueTask<T> branch, int index)
    {
        try
        {
            return new Attempt<T>(await branch.ConfigureAwait(false));
        }
        catch (Exception exception) when (group.MayKeep(exception))
        {
            lock (failures)
            {
                failures[index] = exception;
            }

            return new Attempt<T>(exception);
        }
    }

    /// <summary>
    /// Hears when a branch ends, so that a failure cancels the others at once. All branches share one delegate for it, which looks for the
    /// one that failed: that costs less than something of its own around each of them.
    /// </summary>
    private Task<T> Watched<T>(Task<T> branch)
    {
        if (branch.IsCompleted)
        {
            NoteFailure(branch);
            return branch;
        }

        Add(branch);
        branch.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(onEnd ??= OnEnd);
        return branch;
    }

    /// <summary>Only whoever starts the branches adds them, each before it can be heard to end: so those that end need no lock to find themselves.</summary>
    private void Add(Task branch)
    {
        Task?[] tasks = open;
        if (count == tasks.Length)
        {
            Array.Resize(ref tasks, Math.Max(8, count * 2));
        }

        tasks[count++] = branch;
        Volatile.Write(ref open, tasks);
    }

    private void OnEnd()
    {
        if (!group.HasFailed)
        {
            NoteFailures();
        }
    }

    /// <summary>Looks at all that failed: the first failure surfaces, and no task is left unobserved.</summary>
    private void NoteFailures()
    {
        foreach (Task? branch in Volatile.Read(ref open))
        {
            if (branch is { IsCompleted: true })
            {
                NoteFailure(branch);
            }
        }
    }

    private void NoteFailure(Task branch)
    {
        if (!branch.IsCompletedSuccessfully)
        {
            try
            {
                branch.GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                group.Fail(exception);
            }
        }
    }
}
