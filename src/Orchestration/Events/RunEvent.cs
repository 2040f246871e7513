namespace Orchestration;

/// <summary>
/// Something that happened in a run. Events come in causal order: a step's start before its deltas, those before its end, and the
/// run's end last.
/// </summary>
public abstract record RunEvent
{
    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The step's path, <c>Polish/Judge[2]</c>; of an event of a pipeline, the path of that pipeline, empty for the outermost.</summary>
    public required string Path { get; init; }

    /// <summary>When it happened, by the run's clock.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
