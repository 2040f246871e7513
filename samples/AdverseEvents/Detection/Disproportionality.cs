using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>Finds events that are reported more often with a drug of the case than with others. Only what came after the first dose counts.</summary>
public static class Disproportionality
{
    /// <summary>What a finding counts.</summary>
    public const int Points = 2;

    /// <summary>Looks at a case.</summary>
    public static Detected Detect(Case patientCase, IReadOnlyList<ReportCounts> background)
    {
        ArgumentNullException.ThrowIfNull(patientCase);
        return Detected.Join([.. Onset.Pairs(patientCase)
            .Where(pair => pair.Event.At > pair.FirstDose.At)
            .Select(pair => (Event: Term.Of(pair.Event.Term), Drug: Term.Of(pair.FirstDose.Drug)))
            .Distinct()
            .Select(pair => Judge(pair.Event, pair.Drug, background))]);
    }

    private static Detected Judge(string happened, string drug, IReadOnlyList<ReportCounts> background) =>
        background.FirstOrDefault(counts => Term.AreSame(counts.Drug, drug) && Term.AreSame(counts.Event, happened)) switch
        {
            null => new Detected([], [$"The background holds no counts of {happened} with {drug}."]),
            { IsSignal: true } signal => new Detected([new Finding(Detector.Disproportionality, Points, signal.ToString())], []),
            { } other => new Detected([], [$"{other}: below PRR 2, χ² 4 or n 3."]),
        };
}
