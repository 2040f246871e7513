using System.ComponentModel;
using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>A case and what the detectors made of it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Detected">What they found, and what not.</param>
public sealed record Screened(Case Case, Detected Detected);

/// <summary>A case in which a detector found something.</summary>
/// <param name="Case">The case.</param>
/// <param name="Findings">What was found; at least one.</param>
public sealed record Signal(Case Case, IReadOnlyList<Finding> Findings);

/// <summary>What a model writes about a signal. It has no score, no tier and no decision.</summary>
/// <param name="Conclusion">What speaks for and against the drug as the cause.</param>
/// <param name="SeriousOutcome">The words of the narrative that tell of a serious outcome; null where there are none.</param>
public sealed record Assessment(
    [property: Description("What speaks for the drug as the cause, and what against it, in at most 80 words.")] string Conclusion,
    [property: Description("A sentence of the reporters' text, word for word, that tells of hospital, death, danger of life or lasting disability; otherwise null.")] string? SeriousOutcome);

/// <summary>What becomes of an alert.</summary>
public enum Decision
{
    /// <summary>It stays on the watch list.</summary>
    [Description("Keep it on the watch list.")]
    Watch,

    /// <summary>It is followed up at once.</summary>
    [Description("Follow it up at once.")]
    Escalate,

    /// <summary>It is closed.</summary>
    [Description("Close it: no signal.")]
    Close,
}

/// <summary>An alert with what it stands on.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Rating">Its score and tier.</param>
/// <param name="Assessment">What the model wrote; null where none could.</param>
/// <param name="Decision">What becomes of it: for the high tier a person's word.</param>
public sealed record Alert(Signal Signal, Rating Rating, Assessment? Assessment, Decision Decision);

/// <summary>A signal on which nothing was decided.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Reason">Why.</param>
public sealed record Undecided(Signal Signal, string Reason);

/// <summary>The result for a batch of reports.</summary>
/// <param name="Alerts">The alerts, the most urgent first.</param>
/// <param name="Undecided">Signals on which nothing was decided.</param>
/// <param name="Quiet">Cases without a signal.</param>
public sealed record AlertList(IReadOnlyList<Alert> Alerts, IReadOnlyList<Undecided> Undecided, IReadOnlyList<Screened> Quiet);
