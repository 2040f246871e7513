namespace Orchestration.Testing;

/// <summary>Ranks sentences by how much they say of a text.</summary>
/// <remarks>
/// <para>A sentence's score adds up its significance factor (Luhn 1958: within the densest cluster of significant words,
/// none more than four words from the next, the square of their number over the cluster's length; scaled to 1 for the
/// text's best sentence), its place (Edmundson 1969: 0.3 for the first sentence, 0.15 for the last, 0.1 for one that
/// opens a paragraph), 0.1 for a number in it, and its share of what is asked for.</para>
/// <para>H. P. Luhn, "The automatic creation of literature abstracts", IBM Journal 2(2), 1958. H. P. Edmundson, "New methods
/// in automatic extracting", JACM 16(2), 1969.</para>
/// </remarks>
internal static class Salience
{
    private const int WidestGap = 4;

    /// <summary>The sentences, each saying once what it says, the most salient first; the earlier first of equals, and headings last.</summary>
    /// <param name="sentences">The text.</param>
    /// <param name="asked">The stems of what is asked for; may be empty.</param>
    public static List<Sentence> Rank(IReadOnlyList<Sentence> sentences, IReadOnlySet<string> asked)
    {
        var significant = new Terms(sentences).Significant.ToHashSet(StringComparer.Ordinal);
        List<Sentence> distinct = [.. sentences.DistinctBy(sentence => sentence.Key)];
        Dictionary<Sentence, double> factors = distinct.ToDictionary(sentence => sentence, sentence => Factor(sentence, significant));
        double best = Math.Max(1e-9, factors.Values.DefaultIfEmpty().Max());
        return [.. distinct
            .OrderBy(sentence => sentence.IsHeading)
            .ThenByDescending(sentence => factors[sentence] / best + Place(sentence, sentences.Count) + Answers(sentence, asked))
            .ThenBy(sentence => sentence.Index)];
    }

    /// <summary>The share of the stems asked for that a sentence has.</summary>
    public static double Answers(Sentence sentence, IReadOnlySet<string> asked) =>
        asked.Count == 0 ? 0 : (double)asked.Count(sentence.Stems.Contains) / asked.Count;

    private static double Place(Sentence sentence, int count) =>
        (sentence.Index == 0 ? 0.3 : 0) + (sentence.Index == count - 1 ? 0.15 : 0)
        + (sentence.OpensParagraph ? 0.1 : 0) + (sentence.HasNumber ? 0.1 : 0);

    private static double Factor(Sentence sentence, HashSet<string> significant)
    {
        double best = 0;
        int start = -1, last = -1, found = 0;
        for (int i = 0; i < sentence.Tokens.Length; i++)
        {
            if (sentence.Tokens[i] is not { } stem || !significant.Contains(stem))
                continue;
            if (last < 0 || i - last > WidestGap + 1)
                (start, found) = (i, 0);
            found++;
            last = i;
            best = Math.Max(best, (double)found * found / (last - start + 1));
        }

        return best;
    }
}
