namespace Orchestration;

/// <summary>One plan of an orchestrator has more tasks than its pipeline allows (<c>MaxTasks</c>). None of them was started, and none was cut.</summary>
public sealed class TooManyTasksException : OrchestrationException
{
    internal TooManyTasksException(RunOrigin origin, int limit, int count)
        : base(origin, $"The plan of {origin.Where} has {count} tasks, and MaxTasks is {limit}. "
            + "Raise MaxTasks, and with it the worst case of a run, or tell the planner how many there may be.")
    {
        Limit = limit;
        Count = count;
    }

    /// <summary>The most tasks that the pipeline allows in one plan.</summary>
    public int Limit { get; }

    /// <summary>How many there were, equal ones each counted.</summary>
    public int Count { get; }
}
