using System.Globalization;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>By how much a vital sign must change to count. Chosen for this sample.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Change">The change that counts, itself included: above 0 a rise, below 0 a fall.</param>
public sealed record VitalLimit(string Name, string Unit, double Change);

/// <summary>
/// Finds vital signs that rise or fall after the first dose: the change of a straight line fitted through them by least squares, from the
/// first to the last measurement.
/// </summary>
public static class VitalTrend
{
    /// <summary>What a finding counts.</summary>
    public const int Points = 1;

    /// <summary>With fewer values there is no trend.</summary>
    public const int FewestValues = 3;

    /// <summary>Looks at a case.</summary>
    public static Detected Detect(Case patientCase, IReadOnlyList<VitalLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(patientCase);
        if (patientCase.FirstDose is not { } firstDose)
        {
            return new Detected([], []);
        }

        return Detected.Join([.. patientCase.Reports[0].Vitals
            .GroupBy(vital => (Name: Term.Of(vital.Name), Unit: Term.Of(vital.Unit)))
            .OrderBy(vitals => vitals.Key)
            .Select(vitals => Judge([.. vitals.OrderBy(vital => vital.At)], limits, firstDose))]);
    }

    /// <summary>The change of the fitted line over the time that the values span; null where they are fewer than three or of one moment.</summary>
    /// <param name="points">Hours and values.</param>
    public static double? FittedChange(IReadOnlyList<(double Hours, double Value)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < FewestValues)
        {
            return null;
        }

        double meanHours = points.Average(point => point.Hours);
        double meanValue = points.Average(point => point.Value);
        double spread = points.Sum(point => (point.Hours - meanHours) * (point.Hours - meanHours));
        double slope = points.Sum(point => (point.Hours - meanHours) * (point.Value - meanValue)) / spread;
        return spread > 0 ? slope * (points.Max(point => point.Hours) - points.Min(point => point.Hours)) : null;
    }

    private static Detected Judge(Measurement[] vitals, IReadOnlyList<VitalLimit> limits, DateTimeOffset firstDose)
    {
        string name = vitals[0].Name;
        VitalLimit? limit = limits.FirstOrDefault(limit => Term.AreSame(limit.Name, name));
        Measurement[] after = [.. vitals.Where(vital => vital.At > firstDose)];
        double? change = FittedChange([.. after.Select(vital => ((vital.At - firstDose).TotalHours, vital.Value))]);
        return limit switch
        {
            null => Note($"No limit is known for {name}, so it was not looked at."),
            _ when !Term.AreSame(limit.Unit, vitals[0].Unit) => Note($"{name} is given in {vitals[0].Unit} and its limit in {limit.Unit}, so it was not looked at."),
            _ when change is null => Note($"{name} was measured fewer than {FewestValues} times after the first dose, so it shows no trend."),
            _ => Judge(after, change.Value, limit, firstDose),
        };
    }

    private static Detected Judge(Measurement[] after, double change, VitalLimit limit, DateTimeOffset firstDose)
    {
        // A fitted change is a quotient; what a person would call equal to the limit must not fail by its last bit.
        double rounded = Math.Round(change, 9);
        string found = string.Create(
            CultureInfo.InvariantCulture,
            $"{limit.Name} {(rounded >= 0 ? "rises" : "falls")} by {Math.Abs(rounded):0.#} {limit.Unit} from {(after[0].At - firstDose).TotalHours:0.##} h to {(after[^1].At - firstDose).TotalHours:0.##} h after the first dose (a line fitted through {string.Join(", ", after.Select(vital => vital.Value.ToString(CultureInfo.InvariantCulture)))}; limit {Math.Abs(limit.Change)})");
        bool isBeyond = limit.Change > 0 ? rounded >= limit.Change : rounded <= limit.Change;
        return isBeyond ? new Detected([new Finding(Detector.VitalTrend, Points, found)], []) : Note($"{found}: within the limit.");
    }

    private static Detected Note(string note) => new([], [note]);
}
