using System.Globalization;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>Finds events within (0 h, 72 h] of the first dose of a drug: after it, and not later than 72 hours.</summary>
public static class Onset
{
    /// <summary>What a finding counts.</summary>
    public const int Points = 2;

    private const double WindowHours = 72;

    /// <summary>Looks at a case.</summary>
    public static Detected Detect(Case patientCase)
    {
        ArgumentNullException.ThrowIfNull(patientCase);
        return Detected.Join([.. Pairs(patientCase).Select(pair => Judge(pair.Event, pair.FirstDose))]);
    }

    /// <summary>Whether a time after the first dose lies in the window: 0 h does not, 72 h does.</summary>
    public static bool IsWithin(TimeSpan passed) => passed > TimeSpan.Zero && passed <= TimeSpan.FromHours(WindowHours);

    /// <summary>A time from a dose on, in words.</summary>
    public static string Describe(TimeSpan passed) => passed == TimeSpan.Zero
        ? "at the time of"
        : string.Create(CultureInfo.InvariantCulture, $"{passed.Duration().TotalHours:0.##} h {(passed > TimeSpan.Zero ? "after" : "before")}");

    /// <summary>Each event with each drug.</summary>
    internal static IEnumerable<(ReportedEvent Event, Dose FirstDose)> Pairs(Case patientCase) =>
        from happened in patientCase.Reports[0].Events.Distinct()
        from dose in patientCase.FirstDoses
        select (happened, dose);

    private static Detected Judge(ReportedEvent happened, Dose dose)
    {
        TimeSpan passed = happened.At - dose.At;
        string what = $"{happened.Term} {Describe(passed)} the first dose of {dose.Drug}";
        return IsWithin(passed) ? new Detected([new Finding(Detector.Onset, Points, what)], [])
            : passed > TimeSpan.Zero ? new Detected([], [$"{what}: later than {WindowHours} h, so its time says nothing."])
            : new Detected([], [$"{what}: not after it, so no signal."]);
    }
}
