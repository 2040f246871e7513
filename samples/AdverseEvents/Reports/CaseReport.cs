namespace Orchestration.Samples.AdverseEvents.Reports;

/// <summary>A report of what happened to a patient after a drug, as one reporter sent it. Synthetic; not medical advice.</summary>
/// <param name="Id">The report's number.</param>
/// <param name="Patient">The patient, under a pseudonym.</param>
/// <param name="Serious">Whether the reporter ticked the box for a serious case.</param>
/// <param name="Doses">What was taken, and when.</param>
/// <param name="Events">What happened, and when.</param>
/// <param name="Labs">Laboratory values.</param>
/// <param name="Vitals">Vital signs.</param>
/// <param name="Narrative">What the reporter wrote: a stranger's text.</param>
public sealed record CaseReport(
    string Id,
    Patient Patient,
    bool Serious,
    IReadOnlyList<Dose> Doses,
    IReadOnlyList<ReportedEvent> Events,
    IReadOnlyList<Measurement> Labs,
    IReadOnlyList<Measurement> Vitals,
    string Narrative);

/// <summary>A patient.</summary>
public sealed record Patient(string Id, int Age, string Sex);

/// <summary>A dose of a drug.</summary>
public sealed record Dose(string Drug, double Milligrams, DateTimeOffset At);

/// <summary>Something that happened to the patient.</summary>
public sealed record ReportedEvent(string Term, DateTimeOffset At);

/// <summary>A value that was measured.</summary>
public sealed record Measurement(string Name, double Value, string Unit, DateTimeOffset At);
