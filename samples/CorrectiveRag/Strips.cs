using System.Text.RegularExpressions;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.CorrectiveRag;

/// <summary>A piece of a document or page, small enough to be relevant as a whole or not at all.</summary>
/// <param name="Source">The id of what it is a piece of.</param>
/// <param name="Title">Its title, without which a piece is hard to understand.</param>
/// <param name="Text">What it says.</param>
/// <param name="Score">Its score; null where there is none.</param>
/// <param name="IsKept">Whether it goes on to the answer.</param>
public sealed record Strip(string Source, string Title, string Text, double? Score = null, bool IsKept = false);

/// <summary>Takes texts apart into strips, and leaves out those that do not help (CRAG, arXiv 2401.15884, section 4.4).</summary>
public static partial class Strips
{
    /// <summary>The most strips of one text; a longer text gets longer strips, not more.</summary>
    public const int PerText = 4;

    /// <summary>The most strips that are kept.</summary>
    public const int MostKept = 5;

    /// <summary>The score below which a strip is left out.</summary>
    public const double LeastScore = -0.5;

    /// <summary>The strips of all texts, in order: one for each sentence, or for several where there are more than <see cref="PerText"/>.</summary>
    public static IReadOnlyList<Strip> Of(IEnumerable<Passage> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.SelectMany(text => Pieces(text.Text).Select(piece => new Strip(text.Id, text.Title, piece)))];
    }

    /// <summary>
    /// The strips with their scores and with what becomes of them: the best five of those at or above <see cref="LeastScore"/> are kept, of equals the earlier, and none without a
    /// score. All stay in their order.
    /// </summary>
    public static IReadOnlyList<Strip> Filter(IReadOnlyList<Strip> strips, IReadOnlyList<double?> scores)
    {
        ArgumentNullException.ThrowIfNull(strips);
        int[] kept = [.. Enumerable.Range(0, strips.Count).Where(i => scores[i] >= LeastScore).OrderByDescending(i => scores[i]).Take(MostKept)];
        return [.. strips.Select((strip, i) => strip with { Score = scores[i], IsKept = kept.Contains(i) })];
    }

    private static IEnumerable<string> Pieces(string text)
    {
        string[] sentences = [.. SentenceEnd().Split(text.Trim()).Where(sentence => sentence.Length > 0)];
        int together = Math.Max(1, (sentences.Length + PerText - 1) / PerText);
        return sentences.Chunk(together).Select(several => string.Join(' ', several));
    }

    [GeneratedRegex(@"(?<=[.!?…])\s+|(?<=[。！？])\s*|\n\s*\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
