using Orchestration.Samples.AdverseEvents;
using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.Tests.AdverseEvents;

/// <summary>Made-up reports for tests: what happened so many hours after the first dose.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Dose = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    public static readonly Reference Reference = new(
        [new LabLimit("ALT", "U/L", IsUpper: true, 120, 320), new LabLimit("platelets", "10^9/L", IsUpper: false, 100, 50)],
        [new VitalLimit("heart rate", "1/min", 20), new VitalLimit("systolic pressure", "mmHg", -20)],
        [new ReportCounts("Velorin", "liver injury", 14, 386, 52, 9548), new ReportCounts("Velorin", "headache", 31, 369, 720, 8880)]);

    /// <summary>A report of an event within the window, which counts 2 and is of the low tier.</summary>
    public static CaseReport Low(string id, string narrative = "A headache.") =>
        new(id, new Patient("P-" + id, 40, "female"), Serious: false, [At("Velorin", 0)], [Happened("headache", 24)], [], [], narrative);

    /// <summary>A report of the high tier: laboratory value 3, onset 2, disproportionality 2.</summary>
    public static CaseReport High(string id, string narrative = "Yellow eyes.") =>
        Low(id, narrative) with { Events = [Happened("liver injury", 24)], Labs = [Lab("ALT", 30, -5), Lab("ALT", 400, 20)] };

    /// <summary>A report of an event before the first dose.</summary>
    public static CaseReport Quiet(string id) => Low(id) with { Events = [Happened("headache", -1)] };

    public static Dose At(string drug, double hours) => new(drug, 10, Dose.AddHours(hours));

    public static ReportedEvent Happened(string term, double hours) => new(term, Dose.AddHours(hours));

    public static Measurement Lab(string name, double value, double hours, string unit = "U/L") => new(name, value, unit, Dose.AddHours(hours));

    public static Measurement Pulse(double value, double hours) => new("heart rate", value, "1/min", Dose.AddHours(hours));

    public static Case CaseOf(CaseReport report) => new([report]);
}
