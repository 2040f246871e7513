using System.Globalization;
using Orchestration.Samples.AdverseEvents.Detection;

namespace Orchestration.Samples.AdverseEvents.Reports;

/// <summary>
/// Brings together reports that tell of one case. They do where patient, doses, events and measurements are the same, in whatever order,
/// spelling of names and time zone; the number, the tick for a serious case and the narrative may differ, since several people may report one case.
/// </summary>
public static class Deduplication
{
    /// <summary>The cases in the order of their first reports.</summary>
    public static IReadOnlyList<Case> Of(IReadOnlyList<CaseReport> reports) =>
        [.. reports.GroupBy(KeyOf, StringComparer.Ordinal).Select(same => new Case([.. same]))];

    /// <summary>What two reports of one case have in common, as text.</summary>
    public static string KeyOf(CaseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Join(
            '\n',
            Line(report.Patient.Id, report.Patient.Age.ToString(CultureInfo.InvariantCulture), report.Patient.Sex),
            Lines(report.Doses.Select(dose => Line(dose.Drug, Number(dose.Milligrams), Instant(dose.At)))),
            Lines(report.Events.Select(happened => Line(happened.Term, Instant(happened.At)))),
            Lines(report.Labs.Select(LineOf)),
            Lines(report.Vitals.Select(LineOf)));
    }

    private static string LineOf(Measurement measured) => Line(measured.Name, Number(measured.Value), measured.Unit, Instant(measured.At));

    /// <summary>Told twice is told once.</summary>
    private static string Lines(IEnumerable<string> lines) => string.Join(';', lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Each part stands in quotes of its own, so that no two different lines read the same.</summary>
    private static string Line(params string[] parts) => string.Join(',', parts.Select(part => $"\"{Term.Of(part).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
