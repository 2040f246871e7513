using System.Globalization;

namespace Orchestration.Samples.CorrectiveRag;

/// <summary>What is done about a retrieval.</summary>
public enum RetrievalAction
{
    /// <summary>A document answers: the documents are refined.</summary>
    Correct,

    /// <summary>It is not clear: the documents are refined and the web is searched.</summary>
    Ambiguous,

    /// <summary>No document answers: they are left, and the web is searched.</summary>
    Incorrect,
}

/// <summary>Where the evaluator's scores lead (CRAG, arXiv 2401.15884, section 4.3).</summary>
/// <remarks>They belong to an evaluator: the paper's were found for its own, a fine-tuned T5, and for each data set anew.</remarks>
public sealed record Thresholds
{
    /// <summary>The paper's for the questions of PopQA.</summary>
    public static readonly Thresholds PopQa = new(0.592, -0.995);

    /// <summary>The authors' for the claims of PubHealth.</summary>
    public static readonly Thresholds PubHealth = new(0.5, -0.915);

    /// <summary>Makes thresholds.</summary>
    /// <param name="upper">From this score on, a document answers.</param>
    /// <param name="lower">Below this score, a document does not.</param>
    /// <exception cref="ArgumentException">They are not -1 ≤ lower ≤ upper ≤ 1.</exception>
    public Thresholds(double upper, double lower)
    {
        if (!(Score.IsIn(lower) && Score.IsIn(upper) && lower <= upper))
        {
            throw new ArgumentException("Thresholds lie between -1 and 1, and the lower one is not above the upper one.");
        }

        (Upper, Lower) = (upper, lower);
    }

    /// <summary>From this score on, a document answers.</summary>
    public double Upper { get; }

    /// <summary>Below this score, a document does not answer.</summary>
    public double Lower { get; }

    /// <summary>Reads <c>popqa</c>, <c>pubhealth</c>, or the upper and the lower one with a comma between.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static Thresholds Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.ToLowerInvariant() switch
            {
                "popqa" => PopQa,
                "pubhealth" => PubHealth,
                _ when text.Split(',') is [var upper, var lower] => new Thresholds(double.Parse(upper, CultureInfo.InvariantCulture), double.Parse(lower, CultureInfo.InvariantCulture)),
                _ => throw new FormatException("There have to be two numbers."),
            };
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new FormatException($"'{text}' are no thresholds. Give popqa, pubhealth, or two numbers such as 0.5,-0.5. {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The action for the scores of all documents: Correct where one is at or above the upper threshold, Incorrect where all are below the lower one (there being no document
    /// included), else Ambiguous. A document without a score is neither, since nobody can be sure of it.
    /// </summary>
    public RetrievalAction ActionFor(IReadOnlyCollection<double?> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return scores.Any(score => score >= Upper) ? RetrievalAction.Correct
            : scores.All(score => score < Lower) ? RetrievalAction.Incorrect
            : RetrievalAction.Ambiguous;
    }

    /// <summary>Whether a document may be used: not where it is below the lower threshold.</summary>
    public bool Keeps(double? score) => !(score < Lower);
}
