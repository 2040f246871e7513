using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// The tasks of an orchestrator over all its rounds, in the order planned, and what came of them. Equal tasks run once and share the result;
/// each keeps its place. For generated code.
/// </summary>
/// <typeparam name="TTask">The tasks' type; its equality decides which are equal.</typeparam>
/// <typeparam name="TResult">What a worker gives, or an attempt at it.</typeparam>
/// <param name="maxTasks">The most tasks of one plan.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlannedTasks<TTask, TResult>(int maxTasks)
    where TTask : notnull
{
    private readonly Dictionary<TTask, int> first = [];
    private readonly List<(int End, StepDefinition Asking, StepPlace At)> plans = [];

    /// <summary>Every task planned so far. The list is never changed: a further plan makes another.</summary>
    public IReadOnlyList<TTask> Tasks { get; private set; } = [];

    /// <summary>The tasks that are done with their results, in the order planned. The list is never changed.</summary>
    public IReadOnlyList<TaskResult<TTask, TResult>> Results { get; private set; } = [];

    /// <summary>The tasks that wait for a worker, each with its place among all of them.</summary>
    internal List<(TTask Task, int Index)> Open { get; } = [];

    /// <summary>Whether a plan names a task that no earlier plan did.</summary>
    public bool HasNew(IEnumerable<TTask> plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Any(task => task is null || !first.ContainsKey(task));
    }

    /// <summary>Takes the tasks of a plan.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asking">The step that planned them.</param>
    /// <param name="plan">The tasks.</param>
    /// <param name="at">Where the step ran.</param>
    /// <exception cref="TooManyTasksException">There are more than allowed.</exception>
    /// <exception cref="StepOutputException">One of them is null.</exception>
    public void Add(in Run run, StepDefinition asking, IEnumerable<TTask> plan, StepPlace at = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        TTask[] added = [.. plan];
        if (added.Length > maxTasks)
        {
            throw run.TooManyTasks(asking, maxTasks, added.Length, at);
        }

        int start = Tasks.Count;
        for (int i = 0; i < added.Length; i++)
        {
            TTask task = added[i] ?? throw run.NullTask(asking, i, at);
            if (first.TryAdd(task, start + i))
            {
                Open.Add((task, start + i));
            }
        }

        Tasks = [.. Tasks, .. added];
        plans.Add((Tasks.Count, asking, at));
    }

    /// <summary>A task's kind is one that no worker does: a value of the enum that has no name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="index">The task's place among all of them.</param>
    /// <param name="kind">Its kind.</param>
    public StepOutputException UnknownKind(in Run run, int index, string kind)
    {
        var (_, asking, at) = plans.Find(plan => index < plan.End);
        return run.UnknownKind(asking, kind, at);
    }

    /// <summary>Takes what the workers gave for the open tasks, in their order.</summary>
    internal void Complete(IReadOnlyList<TResult> results)
    {
        TResult[] all = new TResult[Tasks.Count];
        for (int i = 0; i < Results.Count; i++)
        {
            all[i] = Results[i].Result;
        }

        for (int i = 0; i < results.Count; i++)
        {
            all[Open[i].Index] = results[i];
        }

        Results = [.. Tasks.Select(task => new TaskResult<TTask, TResult>(task, all[first[task]]))];
        Open.Clear();
    }
}
