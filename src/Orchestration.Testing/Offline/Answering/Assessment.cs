using System.Globalization;

namespace Orchestration.Testing;

/// <summary>Holds a draft against its source, by their words.</summary>
/// <remarks>Coverage is the share of the source's main terms (its 24 most frequent significant stems, weighed by frequency)
/// that the draft mentions; support the share of the draft's stems that the source has. The score is their harmonic mean,
/// and a draft is accepted from a threshold on. A draft equal to its source scores 1, one that shares no word with it 0.</remarks>
internal sealed class Assessment
{
    private const int MainTerms = 24;
    private const int MostQuoted = 2;

    private Assessment(double score, double support, bool accepted, string feedback)
    {
        Score = score;
        Support = support;
        Accepted = accepted;
        Feedback = feedback;
    }

    /// <summary>0 to 1.</summary>
    public double Score { get; }

    /// <summary>The share of the draft's words that the source has, 0 to 1: a short draft may be fully supported and leave out much.</summary>
    public double Support { get; }

    public bool Accepted { get; }

    /// <summary>One line that says what is good, or what is left out or not in the source.</summary>
    public string Feedback { get; }

    /// <summary>Null where the prompt does not have the two sides.</summary>
    public static Assessment? Of(ReadPrompt prompt, double threshold)
    {
        if (prompt.Draft is null || prompt.Source.Length == 0)
            return null;
        List<Sentence> source = SentenceSplitter.Split(prompt.Source), draft = SentenceSplitter.Split(prompt.Draft);
        Terms said = new(source), drafted = new(draft);
        string[] main = [.. said.Significant.Take(MainTerms)];
        double coverage = Share(main, drafted.Contains, said.CountOf);
        HashSet<string> stems = [.. draft.SelectMany(sentence => sentence.Stems)];
        double support = Share([.. stems], said.Contains, _ => 1);
        double score = coverage + support == 0 ? 0 : Math.Round(2 * coverage * support / (coverage + support), 2);
        bool accepted = score >= threshold;
        string feedback = accepted ? Praise(coverage) : Objection(coverage, support, Missing(source, main, drafted));
        return new Assessment(score, support, accepted, feedback);
    }

    private static double Share(string[] stems, Func<string, bool> present, Func<string, int> weight)
    {
        double all = stems.Sum(weight);
        return all == 0 ? 0 : stems.Where(present).Sum(weight) / all;
    }

    /// <summary>The source's sentences that hold most of the main terms the draft lacks.</summary>
    private static IEnumerable<string> Missing(List<Sentence> source, string[] main, Terms drafted)
    {
        HashSet<string> lacking = [.. main.Where(stem => !drafted.Contains(stem))];
        return source.Where(sentence => sentence.Stems.Overlaps(lacking))
            .OrderByDescending(sentence => sentence.Stems.Count(lacking.Contains))
            .ThenBy(sentence => sentence.Index)
            .Take(MostQuoted).Select(sentence => $"“{sentence.Text}”");
    }

    private static string Praise(double coverage) => $"The draft keeps {Percent(coverage)} of the main terms of its source.";

    private static string Objection(double coverage, double support, IEnumerable<string> missing)
    {
        string covers = $"The draft keeps {Percent(coverage)} of the main terms of its source";
        string left = string.Join(" ", missing);
        string strays = support < 0.5 ? $" Of its words {Percent(1 - support)} are not in the source." : "";
        return left.Length == 0 ? $"{covers}.{strays}" : $"{covers}.{strays} It leaves out: {left}";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");
}
