namespace Orchestration.Samples.Running;

/// <summary>One step of a run, as it is shown.</summary>
internal sealed class StepLine(string path, StepKind kind)
{
    public string Path { get; } = path;

    public StepKind Kind { get; } = kind;

    /// <summary>What the step is doing, or how it ended.</summary>
    public string State { get; set; } = "running";

    /// <summary>Whether it is over; null while it runs.</summary>
    public bool? Succeeded { get; set; }

    public RunUsage Usage { get; set; }

    public TimeSpan? Duration { get; set; }

    /// <summary>The text that came so far, or what went wrong.</summary>
    public string Note { get; set; } = "";
}
