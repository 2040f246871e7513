namespace Orchestration.Testing;

/// <summary>Options that are steps of one scale, such as full, partial, none.</summary>
internal static class Grades
{
    private static readonly (double Grade, HashSet<string> Stems)[] Scale =
    [
        (1, Stems("full fully complete completely yes relevant supported accept accepted approve approved pass passed correct high strong strongly good true agree sufficient entirely")),
        (0.5, Stems("partial partially medium moderate moderately mixed ambiguous maybe some somewhat revise rework partly uncertain")),
        (0, Stems("no none irrelevant unsupported reject rejected refuse fail failed incorrect low weak poor bad false disagree insufficient wrong")),
    ];

    /// <summary>The place of the option nearest to a share of the scale; null where the options are no scale.</summary>
    public static int? Nearest(IReadOnlyList<string> names, double share)
    {
        double?[] grades = [.. names.Select(Of)];
        if (grades.Any(grade => grade is null) || grades.Distinct().Count() < 2)
            return null;
        double best = grades.Min(grade => Math.Abs(grade!.Value - share));
        return Array.FindIndex(grades, grade => Math.Abs(grade!.Value - share) == best);
    }

    private static double? Of(string name)
    {
        string[] words = [.. Words.Of(Words.OfIdentifier(name))];
        HashSet<string> stems = [.. words.Select(Stemmer.Stem)];
        foreach ((double grade, HashSet<string> cues) in Scale)
        {
            if (stems.Overlaps(cues))
                return words.Contains("not") ? 1 - grade : grade;
        }

        return null;
    }

    private static HashSet<string> Stems(string words) => [.. words.Split(' ').Select(Stemmer.Stem)];
}
