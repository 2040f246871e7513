namespace Orchestration;

/// <summary>
/// A run was given more items than its pipeline allows (<c>MaxItems</c>). Nothing was cut: of a list no item was started, of a stream those that
/// were under way were cancelled.
/// </summary>
public sealed class TooManyItemsException : OrchestrationException
{
    internal TooManyItemsException(RunOrigin origin, int limit, int? count)
        : base(origin, $"There are {(count is null ? $"more than {limit}" : count)} items for {origin.Where}, and its MaxItems is {limit}. "
            + "Raise MaxItems, and with it the worst case of a run, or give it fewer items.")
    {
        Limit = limit;
        Count = count;
    }

    /// <summary>The most items that the pipeline allows.</summary>
    public int Limit { get; }

    /// <summary>How many there were; <see langword="null"/> for a sequence that was not read any further.</summary>
    public int? Count { get; }
}
