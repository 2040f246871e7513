using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>Holds a case against four detectors at once. All are code: no model decides what a signal is.</summary>
/// <param name="reference">What the case is held against.</param>
[Parallel]
public partial class Detectors(Reference reference)
{
    /// <summary>Looks at <paramref name="patientCase"/>.</summary>
    /// <param name="patientCase">The case.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What was found, and what not.</returns>
    public partial Task<Screened> RunAsync(Case patientCase, CancellationToken cancellationToken = default);

    [Section]
    private Detected Labs(Case patientCase) => LabThreshold.Detect(patientCase, reference.Labs);

    [Section]
    private Detected Vitals(Case patientCase) => VitalTrend.Detect(patientCase, reference.Vitals);

    [Section]
    private static Detected Times(Case patientCase) => Onset.Detect(patientCase);

    [Section]
    private Detected Counts(Case patientCase) => Disproportionality.Detect(patientCase, reference.Background);

    [Combine]
    private static Screened Join(Case patientCase, Detected labs, Detected vitals, Detected times, Detected counts) =>
        new(patientCase, Detected.Join(labs, vitals, times, counts, NoDose(patientCase)));

    private static Detected NoDose(Case patientCase) =>
        new([], patientCase.FirstDose is null ? ["No dose is told, so nothing can have come after one."] : []);
}
