using Orchestration.Samples.Data;

namespace Orchestration.Samples.AdverseEvents.Reports;

/// <summary>Reads reports from JSON Lines.</summary>
public static class ReportFile
{
    private const double LargestNumber = 1e6;

    /// <summary>The sample's own reports.</summary>
    public static IReadOnlyList<CaseReport> Example() => JsonLines.Embedded("reports.jsonl", SafetyJson.Default.CaseReport);

    /// <summary>Reads reports.</summary>
    /// <param name="text">One report a line.</param>
    /// <param name="name">What an error calls the text.</param>
    /// <exception cref="FormatException">A report cannot be used; the message says which and why.</exception>
    public static IReadOnlyList<CaseReport> Read(TextReader text, string name)
    {
        IReadOnlyList<CaseReport> reports = JsonLines.Read(text, name, SafetyJson.Default.CaseReport);
        foreach (CaseReport report in reports)
        {
            if (ProblemOf(report) is { } problem)
            {
                throw new FormatException($"{name}, report '{report.Id}': {problem}");
            }
        }

        return reports.Count > 0 ? reports : throw new FormatException($"{name} holds no reports.");
    }

    private static string? ProblemOf(CaseReport report)
    {
        string[] names = [report.Id, report.Patient.Id, .. report.Doses.Select(dose => dose.Drug), .. report.Events.Select(happened => happened.Term),
            .. report.Labs.Concat(report.Vitals).Select(measured => measured.Name)];
        double[] numbers = [.. report.Doses.Select(dose => dose.Milligrams), .. report.Labs.Concat(report.Vitals).Select(measured => measured.Value)];
        return names.Any(string.IsNullOrWhiteSpace) ? "a number, a name or a term is empty."
            : numbers.Any(number => !(Math.Abs(number) <= LargestNumber)) ? "a value is above a million, which is no measurement."
            : null;
    }
}
