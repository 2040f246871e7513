namespace Orchestration.Samples.SelfRag;

/// <summary>
/// The score of a draft by its reflection tokens: 1.0 · relevance + 1.0 · support + 0.5 · usefulness, the weights of Self-RAG (arXiv 2310.11511, section 3.3 and
/// appendix A.3). The paper takes each term from the probabilities of the tokens, of which a chat API tells nothing; here the token that was written has
/// the probability 1.
/// </summary>
public static class ReflectionScore
{
    private const double RelevanceWeight = 1.0;
    private const double SupportWeight = 1.0;
    private const double UsefulnessWeight = 0.5;
    private const int LeastUseful = 1;
    private const int MostUseful = 5;

    /// <summary>The score, from -0.5 to 2.5.</summary>
    /// <param name="relevance">1 where the passage is relevant, else 0.</param>
    /// <param name="support">1 where the passage says all of the answer, a half where it says some of it, else 0.</param>
    /// <param name="usefulness">1 to 5, which become -1 to 1 in steps of a half; a number that is no such grade counts as the worst.</param>
    public static double Of(Relevance relevance, Support support, int usefulness) =>
        (RelevanceWeight * Of(relevance)) + (SupportWeight * Of(support)) + (UsefulnessWeight * Of(usefulness));

    private static double Of(Relevance relevance) => relevance == Relevance.Relevant ? 1 : 0;

    private static double Of(Support support) => support switch
    {
        Support.Full => 1,
        Support.Partial => 0.5,
        _ => 0,
    };

    private static double Of(int usefulness) => ((usefulness is >= LeastUseful and <= MostUseful ? usefulness : LeastUseful) - 3) / 2.0;
}
