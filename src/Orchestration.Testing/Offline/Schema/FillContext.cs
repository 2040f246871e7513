namespace Orchestration.Testing;

/// <summary>What the values of one reply are taken from.</summary>
internal sealed class FillContext
{
    /// <summary>The distinct stems of a text at which its richness is one half.</summary>
    private const double HalfRich = 25;

    private readonly List<(HashSet<string> Key, string Value)> _labelled;

    public FillContext(ReadPrompt prompt, Assessment? assessment, int maxSentences)
    {
        Prompt = prompt;
        Assessment = assessment;
        MaxSentences = maxSentences;
        Focus = prompt.Sentences;
        _labelled = [.. LabelledValues(prompt)];
    }

    private FillContext(FillContext whole, IReadOnlyList<Sentence> focus)
    {
        (Prompt, Assessment, MaxSentences, _labelled) = (whole.Prompt, whole.Assessment, whole.MaxSentences, whole._labelled);
        (Focus, IsNarrow) = (focus, true);
    }

    public ReadPrompt Prompt { get; }
    public Assessment? Assessment { get; }
    public int MaxSentences { get; }

    /// <summary>The sentences that values are taken from: all, or those that an item of a list is about.</summary>
    public IReadOnlyList<Sentence> Focus { get; }

    /// <summary>Whether <see cref="Focus"/> is a part of the text.</summary>
    public bool IsNarrow { get; }

    /// <summary>Sentences that a value of this object was taken from: the next value prefers others.</summary>
    public HashSet<Sentence> Used { get; } = [];

    public FillContext Narrow(IReadOnlyList<Sentence> focus) => new(this, focus);

    /// <summary>The sentences by salience.</summary>
    public IReadOnlyList<Sentence> Ranked => field ??= Salience.Rank(Focus, new HashSet<string>());

    public HashSet<string> FocusStems() => [.. Focus.SelectMany(sentence => sentence.Stems)];

    /// <summary>How good or relevant the text is, 0 to 1: the score of a draft against its source; else the share of the
    /// question's stems in the text; else how rich it is, n ÷ (n + 25) of its distinct stems.</summary>
    public double Share()
    {
        if (Assessment is { } assessment)
            return assessment.Score;
        HashSet<string> stems = FocusStems();
        HashSet<string> asked = Words.Stems(Prompt.Question);
        return HasQuestion ? Math.Round((double)asked.Count(stems.Contains) / Math.Max(1, asked.Count), 2) : Math.Round(stems.Count / (stems.Count + HalfRich), 2);
    }

    /// <summary>Whether the prompt asks a question of a text beside it.</summary>
    public bool HasQuestion => Prompt.Question.Length > 0
        && Prompt.Sections.Any(section => section.Role is SectionRole.Material or SectionRole.Source or SectionRole.Draft);

    /// <summary>The value of a line <c>key: value</c> or of a labelled section whose key has all stems of the cue's name.</summary>
    public string? Labelled(Cue cue)
    {
        if (cue.NameStems.Count == 0 || IsNarrow)
            return null;
        return _labelled.Where(entry => cue.NameStems.IsSubsetOf(entry.Key)).OrderBy(entry => entry.Key.Count)
            .Select(entry => entry.Value).FirstOrDefault();
    }

    private static IEnumerable<(HashSet<string>, string)> LabelledValues(ReadPrompt prompt)
    {
        foreach (Section section in prompt.Sections.Where(section => section.Role is not SectionRole.Instruction))
        {
            foreach (string line in section.Text.Split('\n'))
            {
                int colon = line.IndexOf(": ", StringComparison.Ordinal);
                if (colon is > 0 and < 40 && line[(colon + 1)..].Trim() is { Length: > 0 } value)
                    yield return (Words.Stems(line[..colon]), value);
            }

            if (section.Label.Length > 0 && !Cues.IsInstructionLabel(section.Label))
                yield return (Words.Stems(section.Label), section.Text);
        }
    }
}
