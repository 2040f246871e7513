namespace Orchestration;

/// <summary>An orchestrator's plan has no tasks, and the pipeline does not say what comes of none.</summary>
public sealed class NoTasksException : OrchestrationException
{
    internal NoTasksException(RunOrigin origin)
        : base(origin, $"The plan of {origin.Where} has no tasks, so there is nothing to make a result of. Say with an [Otherwise] step what comes of none.")
    {
    }
}
