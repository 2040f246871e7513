using System.Globalization;
using System.Text;
using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.TextSummarization;

/// <summary>Shows a digest: what it says, then which summaries it was made from.</summary>
internal static class DigestView
{
    private const int LineLength = 90;

    public static string Show(Digest digest)
    {
        var text = new StringBuilder(digest.Text);
        if (digest.Parts.Any(part => part.From.Count > 0))
        {
            text.Append("\n\nMade from:");
            Add(text, digest.Parts.SelectMany(part => part.From), 1);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, IEnumerable<Part> parts, int depth)
    {
        foreach (Part part in parts)
        {
            string chunks = part.First == part.Last ? $"chunk {part.First}" : $"chunks {part.First} to {part.Last}";
            text.Append(CultureInfo.InvariantCulture, $"\n{new string(' ', 2 * depth)}{chunks} ({part.Tokens} tokens): {Opening(part.Text)}");
            Add(text, part.From, depth + 1);
        }
    }

    private static string Opening(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int end = line.Length <= LineLength ? line.Length : line.LastIndexOf(' ', LineLength);
        return end == line.Length ? line : line[..(end > 0 ? end : LineLength)] + " …";
    }
}
