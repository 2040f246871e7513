namespace Orchestration.Samples.LlmRouter;

/// <summary>Calibrates the router's threshold.</summary>
public static class Threshold
{
    /// <summary>A threshold that no probability reaches: the weak model answers everything that can be scored.</summary>
    public static readonly double Never = Math.BitIncrement(1.0);

    /// <summary>
    /// The lowest threshold that sends at most a share of the messages to the strong model, if messages score as those of the calibration
    /// do (RouteLLM, arXiv 2406.18665, section 4). A message whose score equals the threshold goes to the strong model.
    /// </summary>
    /// <param name="scores">What the scorer said of messages such as those to come: probabilities, at least one.</param>
    /// <param name="strongShare">The share wanted, 0 to 1.</param>
    /// <returns>0 for a share of 1, <see cref="Never"/> for a share too small for a single one of the messages, else one of the scores.</returns>
    /// <exception cref="ArgumentException">There is no score, or one that is no probability.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static double For(IReadOnlyCollection<double> scores, double strongShare)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (strongShare is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(strongShare), strongShare, "The share of strong calls is between 0 and 1.");
        }

        if (scores.Count == 0 || scores.Any(score => score is not (>= 0 and <= 1)))
        {
            throw new ArgumentException("Give at least one score, each between 0 and 1.", nameof(scores));
        }

        // Binary fractions: 0.29 × 100 is a little less than 29.
        int most = (int)Math.Floor((strongShare * scores.Count) + 1e-9);
        return most == scores.Count ? 0
            : scores.Distinct().Order().Cast<double?>().FirstOrDefault(threshold => scores.Count(score => score >= threshold) <= most) ?? Never;
    }
}
