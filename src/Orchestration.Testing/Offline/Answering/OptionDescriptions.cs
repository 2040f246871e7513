namespace Orchestration.Testing;

/// <summary>Finds what a prompt or a schema says about the options it offers.</summary>
internal static class OptionDescriptions
{
    /// <summary>The clauses (lines, sentences, parts between semicolons) that name exactly one option: its description. A name of several words may be
    /// written as it is or as words; where one option's name is within another's (<c>Needed</c>, <c>NotNeeded</c>), the longer one is meant.</summary>
    public static IReadOnlyList<Option> Find(IReadOnlyList<string> names, params IEnumerable<string> texts)
    {
        HashSet<string>[] stems = [.. names.Select(name => Words.Of(Words.OfIdentifier(name)).Select(Stemmer.Stem).ToHashSet())];
        var found = names.Select(_ => new List<string>()).ToArray();
        foreach (string clause in texts.SelectMany(Clauses))
        {
            HashSet<string> said = [.. Words.Of(clause).Concat(Words.Of(Words.OfIdentifier(clause))).Select(Stemmer.Stem)];
            int[] named = [.. Enumerable.Range(0, names.Count).Where(i => stems[i].Count > 0 && stems[i].IsSubsetOf(said))];
            int[] meant = [.. named.Where(i => !named.Any(other => stems[i].IsProperSubsetOf(stems[other])))];
            if (meant.Length == 1)
                found[meant[0]].Add(clause);
        }

        return [.. names.Select((name, i) => new Option(name, string.Join(' ', found[i])))];
    }

    /// <summary>A parenthesis belongs to the word before it: <c>Billing (invoices, refunds), Technical (errors)</c>.</summary>
    private static IEnumerable<string> Clauses(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' when depth > 0 => -1, _ => 0 };
            bool ends = text[i] is '\n' or ';'
                || (depth == 0 && (text[i] is ')' || (text[i] is '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))));
            if (!ends)
                continue;
            if (text[i] == '\n')
                depth = 0;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        yield return text[start..];
    }
}
