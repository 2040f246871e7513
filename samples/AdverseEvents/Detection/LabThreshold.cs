using System.Globalization;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>From which value on a laboratory value counts. Chosen for this sample.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="IsUpper">Whether values above are beyond the limit; otherwise those below.</param>
/// <param name="Limit">The limit, which is itself beyond.</param>
/// <param name="Severe">The limit from which on it counts more.</param>
public sealed record LabLimit(string Name, string Unit, bool IsUpper, double Limit, double Severe)
{
    /// <summary>Whether a value is at a limit or beyond.</summary>
    public bool IsBeyond(double value, double limit) => IsUpper ? value >= limit : value <= limit;
}

/// <summary>Finds laboratory values beyond a limit after the first dose, where the last one before it was not.</summary>
public static class LabThreshold
{
    /// <summary>What a finding counts.</summary>
    public const int Points = 2;

    /// <summary>What one beyond the severe limit counts.</summary>
    public const int SeverePoints = 3;

    /// <summary>Looks at a case.</summary>
    public static Detected Detect(Case patientCase, IReadOnlyList<LabLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(patientCase);
        if (patientCase.FirstDose is not { } firstDose)
        {
            return new Detected([], []);
        }

        return Detected.Join([.. patientCase.Reports[0].Labs
            .GroupBy(lab => (Name: Term.Of(lab.Name), Unit: Term.Of(lab.Unit)))
            .OrderBy(labs => labs.Key)
            .Select(labs => Judge([.. labs.OrderBy(lab => lab.At)], limits, firstDose))]);
    }

    private static Detected Judge(Measurement[] labs, IReadOnlyList<LabLimit> limits, DateTimeOffset firstDose)
    {
        LabLimit? limit = limits.FirstOrDefault(limit => Term.AreSame(limit.Name, labs[0].Name));
        Measurement? baseline = labs.LastOrDefault(lab => lab.At <= firstDose);
        Measurement[] after = [.. labs.Where(lab => lab.At > firstDose)];
        return limit switch
        {
            null => Note($"No limit is known for {labs[0].Name}, so it was not looked at."),
            _ when !Term.AreSame(limit.Unit, labs[0].Unit) => Note($"{labs[0].Name} is given in {labs[0].Unit} and its limit in {limit.Unit}, so it was not looked at."),
            _ when after.Length == 0 => Note($"{labs[0].Name} was not measured after the first dose."),
            _ => Judge(after, baseline, limit, firstDose),
        };
    }

    private static Detected Judge(Measurement[] after, Measurement? baseline, LabLimit limit, DateTimeOffset firstDose)
    {
        Measurement worst = limit.IsUpper ? after.MaxBy(lab => lab.Value)! : after.MinBy(lab => lab.Value)!;
        string found = string.Create(
            CultureInfo.InvariantCulture,
            $"{limit.Name} {worst.Value} {limit.Unit}, {Onset.Describe(worst.At - firstDose)} the first dose (limit {limit.Limit}, severe {limit.Severe}; before it {Value(baseline)})");
        if (!limit.IsBeyond(worst.Value, limit.Limit))
        {
            return Note($"{found}: within the limit.");
        }

        return baseline is not null && limit.IsBeyond(baseline.Value, limit.Limit)
            ? Note($"{found}: beyond the limit before the first dose already, so no signal.")
            : new Detected([new Finding(Detector.LabThreshold, limit.IsBeyond(worst.Value, limit.Severe) ? SeverePoints : Points, found)], []);
    }

    private static string Value(Measurement? baseline) => baseline?.Value.ToString(CultureInfo.InvariantCulture) ?? "not measured";

    private static Detected Note(string note) => new([], [note]);
}
