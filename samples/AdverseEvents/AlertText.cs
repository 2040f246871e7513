using System.Text;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>Alerts as text.</summary>
public static class AlertText
{
    /// <summary>An alert list, with what each alert stands on.</summary>
    public static string Of(AlertList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var text = new StringBuilder();
        text.Append("SYNTHETIC, NOT MEDICAL ADVICE\n");
        text.Append($"{Count(list.Alerts.Count, "alert")}, {Count(list.Undecided.Count, "undecided signal")}, {Count(list.Quiet.Count, "case")} without a signal.\n");
        if (list.Alerts.Count(alert => alert.Assessment is null) is > 0 and var unassessed)
        {
            text.Append($"Of {Count(unassessed, "alert")} no model could write an assessment; the tiers are computed without.\n");
        }

        foreach (Alert alert in list.Alerts)
        {
            Append(text, alert);
        }

        foreach (Undecided open in list.Undecided)
        {
            text.Append($"\nUNDECIDED · {EvidenceOf(open.Signal)}- Nothing was decided: {open.Reason}\n");
        }

        foreach (Screened quiet in list.Quiet)
        {
            text.Append($"\nNo signal · {Title(quiet.Case)}\n");
            AppendLines(text, quiet.Detected.Notes);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A signal, with the findings that make it one.</summary>
    public static string EvidenceOf(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        StringBuilder text = new StringBuilder(Title(signal.Case)).Append('\n');
        AppendLines(text, signal.Findings.Select(finding => finding.Evidence));
        return text.ToString();
    }

    /// <summary>What the model wrote, or that it wrote nothing.</summary>
    public static string OpinionOf(Assessment? assessment) => assessment switch
    {
        null => "No model could write an assessment: it failed, or wrote what does not stand in the case.",
        { SeriousOutcome: { } quote } => $"A model writes: {assessment.Conclusion}\nIt calls the outcome serious by the narrative: \"{quote}\"",
        _ => $"A model writes: {assessment.Conclusion}",
    };

    private static void Append(StringBuilder text, Alert alert)
    {
        text.Append($"\n{alert.Rating.Tier.ToString().ToUpperInvariant()} · {EvidenceOf(alert.Signal)}");
        AppendLines(text, [$"Score {alert.Rating.Score}: {alert.Rating.Sum}", .. OpinionOf(alert.Assessment).Split('\n'), $"Decision{(alert.Rating.Tier == Tier.High ? " at the desk" : "")}: {alert.Decision}"]);
    }

    private static string Title(Case patientCase) =>
        $"{patientCase.Id} · {patientCase.Patient.Id}, {patientCase.Patient.Age}, {patientCase.Patient.Sex}{(patientCase.Reports.Count > 1 ? $" · {patientCase.Reports.Count} reports of one case" : "")}";

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            text.Append("- ").Append(line).Append(line[^1] is '.' or '"' ? "\n" : ".\n");
        }
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
