namespace Orchestration.Samples.Retrieval;

/// <summary>
/// Finds passages by the words that they share with a query, by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
/// doi 10.1561/1500000019), its inverse document frequency kept above 0 by adding 1 within the logarithm, so that a word in most passages counts for little and never against one.
/// </summary>
/// <remarks>It needs no model and no service, and finds the same for the same query everywhere. Safe for use by several threads.</remarks>
public sealed class Bm25Index : ISearch
{
    private readonly double saturation;
    private readonly double lengthWeight;
    private readonly double averageLength;
    private readonly List<Indexed> passages;
    private readonly Dictionary<string, double> rarity;

    /// <summary>Indexes passages.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="saturation">k1: how much a word's repetition in a passage counts, at least 0; at 0 not at all.</param>
    /// <param name="lengthWeight">b: how much a passage's length counts against it, 0 to 1.</param>
    /// <exception cref="ArgumentException">Two passages have the same id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of its bounds.</exception>
    public Bm25Index(IEnumerable<Passage> passages, double saturation = 1.2, double lengthWeight = 0.75)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentOutOfRangeException.ThrowIfNegative(saturation);
        ArgumentOutOfRangeException.ThrowIfNegative(lengthWeight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lengthWeight, 1);
        (this.saturation, this.lengthWeight) = (saturation, lengthWeight);
        this.passages = [.. passages.Select(Indexed.Of)];
        if (this.passages.GroupBy(one => one.Passage.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two passages have the id {twice.Key}.", nameof(passages));
        }

        averageLength = this.passages.Count == 0 ? 0 : this.passages.Average(one => one.Length);
        rarity = this.passages.SelectMany(one => one.Counts.Keys).CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(term => term.Key, term => Math.Log(1 + ((this.passages.Count - term.Value + 0.5) / (term.Value + 0.5))), StringComparer.Ordinal);
    }

    /// <summary>The passages that share a word with the query, best first, those of equal score in the order of their ids.</summary>
    /// <inheritdoc cref="ISearch.SearchAsync"/>
    public IReadOnlyList<Hit> Search(string query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        string[] terms = [.. Terms.Of(query).Distinct(StringComparer.Ordinal).Where(rarity.ContainsKey)];
        return
        [
            .. passages.Select(one => new Hit(one.Passage, terms.Sum(term => Score(one, term))))
                .Where(hit => hit.Score > 0)
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Passage.Id, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Hit>> SearchAsync(string query, int count, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<IReadOnlyList<Hit>>(cancellationToken) : Task.FromResult(Search(query, count));

    private double Score(Indexed one, string term)
    {
        double times = one.Counts.GetValueOrDefault(term);
        double length = 1 - lengthWeight + (lengthWeight * one.Length / averageLength);
        return times == 0 ? 0 : rarity[term] * times * (saturation + 1) / (times + (saturation * length));
    }

    private sealed record Indexed(Passage Passage, int Length, IReadOnlyDictionary<string, int> Counts)
    {
        public static Indexed Of(Passage passage)
        {
            IReadOnlyList<string> terms = Terms.Of($"{passage.Title} {passage.Text}");
            return new Indexed(passage, terms.Count, terms.CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        }
    }
}
