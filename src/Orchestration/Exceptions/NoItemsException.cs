namespace Orchestration;

/// <summary>A run was given no items, and its pipeline does not say what comes of none.</summary>
public sealed class NoItemsException : OrchestrationException
{
    internal NoItemsException(RunOrigin origin)
        : base(origin, $"There are no items for {origin.Where}, so it has nothing to make a result of. Give it one at least, or say with an [Otherwise] step what comes of none.")
    {
    }
}
