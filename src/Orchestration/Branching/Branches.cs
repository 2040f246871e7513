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
    private readonly List<Task> branches = [];
    private readonly List<Exception?> failures = [];

    internal Branches(in Run run, int maxConcurrency)
    {
        this.run = run;
        group = new BranchGroup(run);
        slots = maxConcurrency > 0 ? new SemaphoreSlim(maxConcurrency) : null;
    }

    /// <summary>Starts a branch that soon waits for something else, such as a model; it begins at once, on this thread.</summary>
    /// <param name="branch">The branch, over the run as it sees it.</param>
    public Task<T> Start<T>(Func<Run, Task<T>> branch) => Added(HoldAsync(branch));

    /// <summary>Starts a branch that may keep its thread busy, on a thread of the pool.</summary>
    /// <inheritdoc cref="Start"/>
    public Task<T> Queue<T>(Func<Run, Task<T>> branch) => Added(Task.Run(() => HoldAsync(branch)));

    /// <summary>Starts a branch whose failure the others survive.</summary>
    /// <inheritdoc cref="Start"/>
    public Task<Attempt<T>> Try<T>(Func<Run, Task<T>> branch)
    {
        int index = Reserve();
        return Added(HoldAsync(run => AttemptAsync(run, branch, index)));
    }

    /// <summary>Starts a branch whose failure the others survive, on a thread of the pool.</summary>
    /// <inheritdoc cref="Start"/>
    public Task<Attempt<T>> TryQueued<T>(Func<Run, Task<T>> branch)
    {
        int index = Reserve();
        return Added(Task.Run(() => HoldAsync(run => AttemptAsync(run, branch, index))));
    }

    /// <summary>Waits until all branches have ended.</summary>
    /// <exception cref="Exception">A branch failed: what the first one to fail threw.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task JoinAsync()
    {
        foreach (Task branch in branches)
        {
            await branch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    private Task<T> Added<T>(Task<T> branch)
    {
        branches.Add(branch);
        return branch;
    }

    private int Reserve()
    {
        failures.Add(null);
        return failures.Count - 1;
    }

    private async Task<T> HoldAsync<T>(Func<Run, Task<T>> branch)
    {
        try
        {
            if (slots is not null)
            {
                await slots.WaitAsync(group.Run.CancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception)
        {
            group.Fail(exception);
            throw;
        }

        try
        {
            return await branch(group.Run).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            group.Fail(exception);
            throw;
        }
        finally
        {
            slots?.Release();
        }
    }

    private async Task<Attempt<T>> AttemptAsync<T>(Run branchRun, Func<Run, Task<T>> branch, int index)
    {
        try
        {
            return new Attempt<T>(await branch(branchRun).ConfigureAwait(false));
        }
        catch (Exception exception) when (group.MayKeep(exception))
        {
            failures[index] = exception;
            return new Attempt<T>(exception);
        }
    }
}
