namespace Orchestration.Compiler.Rules;

/// <summary>Finds the name that was probably meant, and words lists of names.</summary>
internal static class Nearest
{
    /// <summary>
    /// The candidate within a third of the name's length in edits (Levenshtein), or two if that is more, but never one that shares nothing
    /// with the name; null where none is near.
    /// </summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        int allowed = Math.Max(2, name.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(entry => (entry.distance <= allowed && entry.distance < Math.Min(name.Length, entry.candidate.Length)) || IsPrefix(name, entry.candidate))
            .OrderBy(entry => entry.distance)
            .ThenBy(entry => entry.candidate, StringComparer.Ordinal)
            .Select(entry => entry.candidate)
            .FirstOrDefault();
    }

    /// <summary>"; did you mean 'x'?" or "; there are 'x', 'y'" or nothing.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> candidates) =>
        To(name, candidates) is { } near ? $"; did you mean '{near}'?"
        : candidates.Count > 0 ? $"; there {(candidates.Count == 1 ? "is" : "are")} {List(candidates)}"
        : "";

    /// <summary>The hint that ends a sentence, with its mark.</summary>
    public static string Sentence(string name, IReadOnlyCollection<string> candidates) =>
        Hint(name, candidates) is var hint && hint.EndsWith("?", StringComparison.Ordinal) ? hint : hint + ".";

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static bool IsPrefix(string name, string candidate) =>
        name.Length >= 3 && (candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase) && candidate.Length >= 3);

    private static int Distance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
