namespace Orchestration.Samples.Running;

/// <summary>What is known of a run from its events so far.</summary>
internal sealed class RunProgress
{
    private const int NoteLength = 60;

    private readonly Dictionary<string, StepLine> running = new(StringComparer.Ordinal);

    /// <summary>The steps in the order in which they began.</summary>
    public List<StepLine> Steps { get; } = [];

    /// <summary>The round or the branch that the run is in.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>The step that an event changed last; null after one that is about the run.</summary>
    public StepLine? Latest { get; private set; }

    public void Apply(RunEvent happened)
    {
        Latest = null;
        switch (happened)
        {
            case RoundStarted round:
                Stage = $"round {round.Round} of at most {round.MaxRounds}";
                break;
            case BranchChosen branch:
                Stage = $"route: {branch.Branch}";
                break;
            case StepStarted started:
                Latest = running[started.Path] = new StepLine(started.Path, started.Kind);
                Steps.Add(Latest);
                break;
            default:
                Latest = running.GetValueOrDefault(happened.Path);
                if (Latest is not null)
                {
                    Apply(Latest, happened);
                }

                break;
        }
    }

    private static void Apply(StepLine step, RunEvent happened)
    {
        switch (happened)
        {
            case TextDelta delta:
                step.Note = PlainText.LineEnd(step.Note + delta.Text, NoteLength);
                break;
            case ReplyRepairing repairing:
                (step.State, step.Note) = ("asking again", PlainText.LineStart(repairing.Reason, NoteLength));
                break;
            case StepRetrying retrying:
                step.State = $"attempt {retrying.Attempt} in {retrying.Delay.TotalSeconds:0.0} s";
                step.Note = PlainText.LineStart(PlainText.Of(retrying.Exception), NoteLength);
                break;
            case HumanAsked:
                step.State = "asking a person";
                break;
            case StepCompleted completed:
                (step.State, step.Succeeded, step.Usage, step.Duration) = ("done", true, completed.Usage, completed.Duration);
                break;
            case StepFailed failed:
                (step.State, step.Succeeded, step.Usage, step.Duration) = ("failed", false, failed.Usage, failed.Duration);
                step.Note = PlainText.LineStart(PlainText.Of(failed.Exception), NoteLength);
                break;
        }
    }
}
