namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>Which detector found something.</summary>
public enum Detector
{
    /// <summary>A laboratory value beyond its limit.</summary>
    LabThreshold,

    /// <summary>A vital sign that changes steadily.</summary>
    VitalTrend,

    /// <summary>An event within 72 hours of the first dose.</summary>
    Onset,

    /// <summary>An event that is reported more often with the drug than with others.</summary>
    Disproportionality,
}

/// <summary>Something that speaks for a signal.</summary>
/// <param name="By">Who found it.</param>
/// <param name="Points">How much it counts; see <see cref="Rating"/>.</param>
/// <param name="Evidence">The values, hours and tables that it stands on.</param>
public sealed record Finding(Detector By, int Points, string Evidence);

/// <summary>What a detector, or all of them, made of a case.</summary>
/// <param name="Findings">What speaks for a signal.</param>
/// <param name="Notes">What was looked at and is none, and what could not be looked at.</param>
public sealed record Detected(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes)
{
    /// <summary>Several as one, in the order given.</summary>
    public static Detected Join(params Detected[] all) =>
        new([.. all.SelectMany(one => one.Findings)], [.. all.SelectMany(one => one.Notes).Distinct(StringComparer.Ordinal)]);
}
