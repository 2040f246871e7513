using Orchestration.Samples.Data;

namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>What cases are held against: limits chosen for this sample, and made-up counts of reports.</summary>
public sealed record Reference(IReadOnlyList<LabLimit> Labs, IReadOnlyList<VitalLimit> Vitals, IReadOnlyList<ReportCounts> Background)
{
    /// <summary>The sample's own.</summary>
    public static Reference Embedded() => new(
        JsonLines.Embedded("lab-limits.jsonl", SafetyJson.Default.LabLimit),
        JsonLines.Embedded("vital-limits.jsonl", SafetyJson.Default.VitalLimit),
        JsonLines.Embedded("background.jsonl", SafetyJson.Default.ReportCounts));
}
