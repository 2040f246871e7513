namespace Orchestration.Testing;

/// <summary>The significant terms of a text, as it writes them first, in lower case.</summary>
internal static class Keywords
{
    public static IEnumerable<string> Of(IReadOnlyList<Sentence> sentences, int count)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string word in sentences.SelectMany(sentence => Words.Of(sentence.Text)))
            written.TryAdd(Stemmer.Stem(word), word);
        return new Terms(sentences).Significant.Take(count).Select(stem => written[stem]);
    }
}
