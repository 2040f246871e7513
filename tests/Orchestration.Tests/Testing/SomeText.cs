using System.Text;

namespace Orchestration.Tests.Testing;

/// <summary>Texts that look like prose, or like nothing at all, the same for the same seed.</summary>
internal static class SomeText
{
    private static readonly string[] Nouns = ["harbour", "ferry", "captain", "island", "storm", "engine", "crew", "cargo", "lighthouse", "engineer", "winter", "ticket", "market", "doctor", "bridge", "river", "school", "garden"];
    private static readonly string[] Verbs = ["reaches", "repairs", "leaves", "carries", "expects", "watches", "closes", "pays", "meets", "crosses"];

    private static readonly string[] Scraps =
        ["{", "}", "\"", "\\", "\0", "\n\n", "\r\n", ": ", "Original:", "<draft>", "</", "# ", "- ", "1. ", "🛳️", "\ud83d", "渡轮。", "العربية", "ทดสอบ", "é", "…", "?", "!", ".", "NaN", "1e999", "-0", "٣", "   ", "word", "not", "A:", ":", "[1]", "2024-13-45", "25:99"];

    public static string Of(int seed, int sentences)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < sentences; i++)
        {
            text.Append($"The {Pick(Nouns)} {Pick(Verbs)} the {Pick(Nouns)} near the {Pick(Nouns)} {random.Next(1, 99)} times. ");
            if (random.Next(6) == 0)
                text.Append("\n\n");
        }

        return text.ToString().Trim();

        string Pick(string[] words) => words[random.Next(words.Length)];
    }

    public static string Garbage(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Scraps[random.Next(Scraps.Length)]));
    }
}
