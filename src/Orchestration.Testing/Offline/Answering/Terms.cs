namespace Orchestration.Testing;

/// <summary>How often each stem occurs in a text, and which stems are significant: those that come back, as in Luhn (1958);
/// in a text too short for that, all of them.</summary>
internal sealed class Terms
{
    private const int FewestRepeated = 4;
    private const int MostSignificant = 64;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public Terms(IEnumerable<Sentence> sentences)
    {
        var order = new List<string>();
        foreach (string stem in sentences.SelectMany(sentence => sentence.Tokens).OfType<string>())
        {
            if (!_counts.TryAdd(stem, 1))
                _counts[stem]++;
            else
                order.Add(stem);
        }

        string[] repeated = [.. order.Where(stem => _counts[stem] > 1)];
        Significant = (repeated.Length >= FewestRepeated ? repeated : [.. order])
            .OrderByDescending(stem => _counts[stem]).Take(MostSignificant).ToList();
    }

    /// <summary>The significant stems, the most frequent first, the earlier first of equals.</summary>
    public IReadOnlyList<string> Significant { get; }

    public int CountOf(string stem) => _counts.GetValueOrDefault(stem);

    public bool Contains(string stem) => _counts.ContainsKey(stem);
}
