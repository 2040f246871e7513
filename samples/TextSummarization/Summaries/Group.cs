namespace Orchestration.Samples.TextSummarization.Summaries;

/// <summary>Summaries that follow one another and are read together.</summary>
/// <param name="Parts">The summaries, at least one.</param>
/// <param name="NeedsMerging">Whether one summary is to be made of them.</param>
public sealed record Group(IReadOnlyList<Part> Parts, bool NeedsMerging)
{
    /// <summary>What they say.</summary>
    public string Text => string.Join("\n\n", Parts.Select(part => part.Text));

    /// <summary>
    /// Puts as many neighbours together as the limit holds. A summary that is left alone is merged with nothing; it is only shortened, where
    /// it is more than half of what may be read together and so finds no neighbour to go with.
    /// </summary>
    /// <param name="parts">The summaries, in order.</param>
    /// <param name="mostTokens">The most tokens of a group; a single summary may have more.</param>
    public static IReadOnlyList<Group> Of(IReadOnlyList<Part> parts, int mostTokens)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var groups = new List<Group>();
        for (int first = 0; first < parts.Count;)
        {
            int tokens = parts[first].Tokens;
            int end = first + 1;
            while (end < parts.Count && tokens + parts[end].Tokens <= mostTokens)
            {
                tokens += parts[end++].Tokens;
            }

            groups.Add(new Group([.. parts.Skip(first).Take(end - first)], NeedsMerging: end - first > 1 || 2L * tokens > mostTokens));
            first = end;
        }

        return groups;
    }

    /// <summary>The summary that was made of them, or themselves where it is no shorter.</summary>
    public IEnumerable<Part> OrShorter(string merged) => Part.Of(merged, Parts) is { } part && part.Tokens < Parts.Sum(each => each.Tokens) ? [part] : Parts;
}
