using Orchestration.Samples.AdverseEvents.Detection;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>How urgent an alert is.</summary>
public enum Tier
{
    /// <summary>Goes on the watch list.</summary>
    Low,

    /// <summary>Goes on the watch list, before the low ones.</summary>
    Medium,

    /// <summary>A person decides.</summary>
    High,
}

/// <summary>The score and the tier of a signal. Code computes both; no model has a say in the score, and none can lower the tier.</summary>
/// <param name="Score">The points.</param>
/// <param name="Tier">The tier.</param>
/// <param name="Sum">What the points are made of.</param>
public sealed record Rating(int Score, Tier Tier, string Sum)
{
    /// <summary>From this score on a signal is of the medium tier.</summary>
    public const int Medium = 3;

    /// <summary>From this score on a signal is of the high tier.</summary>
    public const int High = 5;

    /// <summary>What a case counts that a reporter calls serious.</summary>
    public const int SeriousPoints = 1;

    /// <summary>Rates a signal: each detector counts once, with its weightiest finding.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="isSeriousByNarrative">Whether the narrative tells of a serious outcome, which lifts the tier by one.</param>
    public static Rating Of(Signal signal, bool isSeriousByNarrative)
    {
        ArgumentNullException.ThrowIfNull(signal);
        (string Name, int Points)[] parts =
        [
            .. signal.Findings.GroupBy(finding => finding.By).OrderBy(findings => findings.Key)
                .Select(findings => (NameOf(findings.Key), findings.Max(finding => finding.Points))),
            .. signal.Case.IsSerious ? [("serious by its reporter", SeriousPoints)] : Array.Empty<(string, int)>(),
        ];
        int score = parts.Sum(part => part.Points);
        string sum = string.Join(" + ", parts.Select(part => $"{part.Name} {part.Points}"));
        return isSeriousByNarrative && TierOf(score) < Tier.High
            ? new Rating(score, TierOf(score) + 1, $"{sum}; one tier up for what the narrative tells")
            : new Rating(score, TierOf(score), sum);
    }

    /// <summary>The tier of a score.</summary>
    public static Tier TierOf(int score) => score >= High ? Tier.High : score >= Medium ? Tier.Medium : Tier.Low;

    private static string NameOf(Detector detector) => detector switch
    {
        Detector.LabThreshold => "laboratory value",
        Detector.VitalTrend => "vital trend",
        Detector.Onset => "onset",
        _ => "disproportionality",
    };
}
