using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.SpeculativeRag.Sampling;

/// <summary>Texts as points: a dimension for each term, by tf-idf, each of length 1, so that texts lie near one another that share their rare words.</summary>
public static class TermVectors
{
    /// <summary>A point for each text.</summary>
    /// <remarks>
    /// A term weighs its count × (1 + ln((1 + texts) ÷ (1 + texts that have it))). The dimensions are in the order in which the terms first stand in the texts. A text without
    /// a term is the origin.
    /// </remarks>
    public static IReadOnlyList<double[]> Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<string, int>[] counts = [.. texts.Select(text => Terms.Of(text).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal))];
        string[] dimensions = [.. counts.SelectMany(one => one.Keys).Distinct(StringComparer.Ordinal)];
        double[] rarity = [.. dimensions.Select(term => 1 + Math.Log((1.0 + counts.Length) / (1 + counts.Count(one => one.ContainsKey(term)))))];
        return [.. counts.Select(one => OfLengthOne([.. dimensions.Select((term, at) => one.GetValueOrDefault(term) * rarity[at])]))];
    }

    private static double[] OfLengthOne(double[] point)
    {
        double length = Math.Sqrt(point.Sum(value => value * value));
        return length == 0 ? point : [.. point.Select(value => value / length)];
    }
}
