namespace Orchestration;

public readonly partial struct Run
{
    /// <summary>Has the open tasks of a plan done, several at once.</summary>
    /// <param name="planned">The tasks.</param>
    /// <param name="maxConcurrency">How many are in work at once.</param>
    /// <param name="work">The work, over the run as the task sees it, the task and its place among all tasks of the run.</param>
    /// <exception cref="Exception">A task failed: what the first one to fail threw. The others were cancelled, and all have ended.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task ForEachTaskAsync<TTask, TResult>(PlannedTasks<TTask, TResult> planned, int maxConcurrency, Func<Run, TTask, int, ValueTask<TResult>> work)
        where TTask : notnull =>
        planned.Complete(await ForEachAsync(planned.Open, maxConcurrency, (run, open, _) => work(run, open.Task, open.Index)).ConfigureAwait(false));

    /// <summary>Has the open tasks of a plan done, several at once; one that fails is an attempt among the results.</summary>
    /// <param name="planned">The tasks.</param>
    /// <param name="maxConcurrency">How many are in work at once.</param>
    /// <param name="minSucceeded">How many of all tasks so far must succeed, as far as there are as many.</param>
    /// <param name="work">The work, over the run as the task sees it, the task and its place among all tasks of the run.</param>
    /// <exception cref="AttemptsFailedException">Fewer succeeded.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task TryEachTaskAsync<TTask, TResult>(
        PlannedTasks<TTask, Attempt<TResult>> planned, int maxConcurrency, int minSucceeded, Func<Run, TTask, int, ValueTask<TResult>> work)
        where TTask : notnull
    {
        // What was asked for is asked of all rounds together, below.
        planned.Complete(await TryEachAsync(planned.Open, maxConcurrency, minSucceeded: 0, (run, open, _) => work(run, open.Task, open.Index)).ConfigureAwait(false));
        List<Exception?> failures = [.. planned.Results.DistinctBy(result => result.Task).Select(result => result.Result.Exception)];
        RequireSucceeded(Math.Min(minSucceeded, failures.Count), failures);
    }

    /// <summary>A plan has no tasks, and nothing says what comes of none.</summary>
    public NoTasksException NoTasks(StepDefinition asking) => new(default(StepPlace).Below(Node).OriginOf(asking, Scope));

    internal TooManyTasksException TooManyTasks(StepDefinition asking, int limit, int count, StepPlace at) =>
        new(at.Below(Node).OriginOf(asking, Scope), limit, count);

    internal StepOutputException NullTask(StepDefinition asking, int index, StepPlace at) =>
        new(at.Below(Node).OriginOf(asking, Scope), "null", $"The task at place {index} of the plan is null; each must be a task.");
}
