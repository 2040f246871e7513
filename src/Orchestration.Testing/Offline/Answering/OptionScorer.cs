namespace Orchestration.Testing;

/// <summary>One of several answers to choose from.</summary>
internal sealed record Option(string Name, string Description);

/// <summary>Chooses among named options by the words that a text shares with their names and descriptions.</summary>
/// <remarks>Each stem of the text that an option has counts 3 if it is in the option's name and 1 if in its description,
/// divided by the number of options that have it. An option that the text shares nothing with scores 0. Of equals the
/// first wins; where all are 0, the one named like "other" or "unknown", if there is one.</remarks>
internal sealed class OptionScorer
{
    private static readonly HashSet<string> Catchalls =
        [.. "other others otherwise unknown none general unclear neutral default misc miscellaneous undetermined".Split(' ')];

    private readonly IReadOnlyList<Option> _options;
    private readonly Dictionary<string, double[]> _scores = new(StringComparer.Ordinal);

    public OptionScorer(IReadOnlyList<Option> options)
    {
        _options = options;
        for (int i = 0; i < options.Count; i++)
        {
            Note(Words.Stems(options[i].Description), i, 1);
            Note(Words.Stems(Words.OfIdentifier(options[i].Name)), i, 3);
        }

        foreach (double[] scores in _scores.Values)
            Share(scores);
    }

    public double[] Score(IReadOnlyCollection<string> text)
    {
        var total = new double[_options.Count];
        foreach (string stem in text)
        {
            if (!_scores.TryGetValue(stem, out double[]? scores))
                continue;
            for (int i = 0; i < total.Length; i++)
                total[i] += scores[i];
        }

        return total;
    }

    /// <summary>The place of the option chosen.</summary>
    public int Choose(IReadOnlyCollection<string> text)
    {
        double[] scores = Score(text);
        int best = Array.IndexOf(scores, scores.Max());
        if (scores[best] > 0)
            return best;
        int catchall = _options.ToList().FindIndex(option => Words.Of(Words.OfIdentifier(option.Name)).Any(Catchalls.Contains));
        return Math.Max(0, catchall);
    }

    private void Note(HashSet<string> stems, int option, double score)
    {
        foreach (string stem in stems)
        {
            if (!_scores.TryGetValue(stem, out double[]? scores))
                _scores[stem] = scores = new double[_options.Count];
            scores[option] = score;
        }
    }

    private static void Share(double[] scores)
    {
        int having = scores.Count(score => score > 0);
        for (int i = 0; i < scores.Length; i++)
            scores[i] /= having;
    }
}
