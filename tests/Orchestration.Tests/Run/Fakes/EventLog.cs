namespace Orchestration.Tests.Running;

/// <summary>Keeps a run's events, in the order in which they come.</summary>
internal sealed class EventLog : IProgress<RunEvent>
{
    private readonly Lock gate = new();
    private readonly List<RunEvent> events = [];

    public IReadOnlyList<RunEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    /// <summary>Each event on a line, the way it would be told.</summary>
    public IReadOnlyList<string> Lines => [.. Events.Select(Line)];

    public static string Line(RunEvent e) => e switch
    {
        RunStarted started => $"run of {started.Pipeline} ({started.Pattern})",
        StepStarted started => $"start {started.Path} ({started.Kind})",
        TextDelta delta => $"delta {delta.Path} '{delta.Text}'",
        StepCompleted completed => $"done {completed.Path} calls {completed.Usage.Calls} tokens {completed.Usage.TotalTokens}",
        StepFailed failed => $"failed {failed.Path} {failed.Exception.GetType().Name}",
        StepRetrying retrying => $"retry {retrying.Path} attempt {retrying.Attempt} after {retrying.Exception.Message}",
        ReplyRepairing repairing => $"repair {repairing.Path}",
        RoundStarted round => $"round {round.Round} of {round.MaxRounds} in '{round.Path}'",
        BranchChosen branch => $"branch {branch.Branch} in '{branch.Path}'",
        RunFinished finished => $"finished {(finished.IsCompleted ? "completed" : "not completed")} calls {finished.Usage.Calls}",
        _ => e.GetType().Name,
    };

    public void Report(RunEvent value)
    {
        lock (gate)
        {
            events.Add(value);
        }
    }
}
