namespace Orchestration.Samples.SpeculativeRag;

/// <summary>The scores of a draft (arXiv 2407.08223, sections 3.2 and 3.3).</summary>
/// <param name="Draft">ρ_Draft: the drafter's probabilities of the rationale and of the answer, added; 0 to 2.</param>
/// <param name="SelfConsistency">ρ_SC: the verifier's probability of both, without the documents; 0 to 1.</param>
/// <param name="SelfReflection">ρ_SR: the verifier's probability that the rationale supports the answer; 0 to 1.</param>
public sealed record Scores(double Draft, double SelfConsistency, double SelfReflection)
{
    /// <summary>ρ: the product of the three.</summary>
    public double Product => Draft * SelfConsistency * SelfReflection;

    /// <summary>The scores of what the models stated. A number that is no probability counts as 0, the worst, and so do both of a draft whose answer is empty.</summary>
    public static Scores Of(Draft draft, Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(judgement);
        return new Scores(
            string.IsNullOrWhiteSpace(draft.Answer) ? 0 : OrWorst(draft.RationaleProbability) + OrWorst(draft.AnswerProbability),
            OrWorst(judgement.SelfConsistencyScore),
            OrWorst(judgement.SelfReflectionScore));
    }

    private static double OrWorst(double stated) => stated is >= 0 and <= 1 ? stated : 0;
}
