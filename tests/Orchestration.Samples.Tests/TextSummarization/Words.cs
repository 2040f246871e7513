namespace Orchestration.Samples.Tests.TextSummarization;

/// <summary>Words of one token each, which tell where in a text they stand.</summary>
internal static class Words
{
    private const int Letters = 26;

    public static string Word(int index) => string.Create(4, index, (word, number) =>
    {
        for (int i = word.Length - 1; i >= 0; i--)
        {
            word[i] = (char)('a' + (number % Letters));
            number /= Letters;
        }
    });

    public static string Text(int count, int from = 0) => string.Join(' ', Enumerable.Range(from, count).Select(Word));

    /// <summary>The first words of what a prompt gives to read, which stands after a label.</summary>
    public static string First(string prompt, string label, int count) => string.Join(' ', After(prompt, label).Take(count));

    public static string[] After(string prompt, string label) =>
        prompt[(prompt.LastIndexOf(label, StringComparison.Ordinal) + label.Length)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
