using Orchestration.Samples.AdverseEvents.Detection;

namespace Orchestration.Samples.AdverseEvents.Reports;

/// <summary>What happened to a patient once, however many reports tell of it.</summary>
/// <param name="Reports">The reports, in the order in which they came; the first one speaks for all.</param>
public sealed record Case(IReadOnlyList<CaseReport> Reports)
{
    /// <summary>The numbers of the reports.</summary>
    public string Id => string.Join(" = ", Reports.Select(report => report.Id));

    /// <summary>The patient.</summary>
    public Patient Patient => Reports[0].Patient;

    /// <summary>Whether one of the reporters calls it serious.</summary>
    public bool IsSerious => Reports.Any(report => report.Serious);

    /// <summary>What the reporters wrote.</summary>
    public string Narrative => string.Join("\n\n", Reports.Select(report => report.Narrative.Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));

    /// <summary>When each drug was first taken, the earliest first.</summary>
    public IReadOnlyList<Dose> FirstDoses =>
    [
        .. Reports[0].Doses.GroupBy(dose => Term.Of(dose.Drug)).Select(doses => doses.MinBy(dose => dose.At)!)
            .OrderBy(dose => dose.At).ThenBy(dose => Term.Of(dose.Drug), StringComparer.Ordinal),
    ];

    /// <summary>When the first dose of all was taken; null where no dose is told.</summary>
    public DateTimeOffset? FirstDose => FirstDoses is [var first, ..] ? first.At : null;
}
