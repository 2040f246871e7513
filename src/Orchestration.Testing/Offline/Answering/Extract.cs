namespace Orchestration.Testing;

/// <summary>Answers in text: with the salient sentences of what there is to read, in their order.</summary>
internal static class Extract
{
    /// <summary>What is said where the prompt holds nothing to read: a reply is never empty.</summary>
    public const string Nothing = "There is no text here to answer from.";

    /// <summary>The sentences to answer with; empty where the thoughts so far have said it all.</summary>
    public static string From(ReadPrompt prompt, int maxSentences)
    {
        List<Sentence> chosen = prompt is { Feedback.Length: > 0, Draft: not null }
            ? Revise(prompt, prompt.Draft, maxSentences)
            : [.. Best(prompt, maxSentences).OrderBy(sentence => sentence.Index)];
        return chosen.Count == 0 && prompt.Thoughts.Length == 0 ? Nothing : string.Join(' ', chosen.Select(sentence => sentence.Text));
    }

    private static IEnumerable<Sentence> Best(ReadPrompt prompt, int maxSentences)
    {
        HashSet<string> asked = Words.Stems(prompt.Question.Length > 0 ? prompt.Question : prompt.Instructions);
        return (prompt.Thoughts.Length == 0 ? Salience.Rank(prompt.Sentences, asked) : Unsaid(prompt, asked)).Take(maxSentences);
    }

    /// <summary>The sentences that speak of something asked which the thoughts so far do not speak of.</summary>
    private static List<Sentence> Unsaid(ReadPrompt prompt, HashSet<string> asked)
    {
        HashSet<string> open = [.. asked.Except(Words.Stems(prompt.Thoughts))];
        return Salience.Rank([.. prompt.Sentences.Where(sentence => sentence.Stems.Overlaps(open))], open);
    }

    /// <summary>Keeps the draft's sentences and adds those of the source that it lacks: first what the feedback speaks of,
    /// then the most salient, as many as the draft has (at least <paramref name="maxSentences"/>). So a draft that is
    /// revised again and again comes to hold all of its source.</summary>
    private static List<Sentence> Revise(ReadPrompt prompt, string drafted, int maxSentences)
    {
        List<Sentence> draft = [.. SentenceSplitter.Split(drafted).DistinctBy(sentence => sentence.Key)];
        List<Sentence> source = [.. SentenceSplitter.Split(prompt.Source).DistinctBy(sentence => sentence.Key)];
        Dictionary<string, int> places = source.ToDictionary(sentence => sentence.Key, sentence => sentence.Index);
        HashSet<string> kept = [.. draft.Select(sentence => sentence.Key)];
        HashSet<string> asked = Words.Stems(prompt.Feedback);
        IEnumerable<Sentence> added = Salience.Rank(source, asked)
            .OrderByDescending(sentence => Covered(sentence, asked))
            .Where(sentence => !kept.Contains(sentence.Key))
            .Take(Math.Max(maxSentences, draft.Count));
        // What only the draft says comes first.
        return [.. draft.Concat(added).OrderBy(sentence => places.GetValueOrDefault(sentence.Key, -1))];
    }

    /// <summary>The share of a sentence that the feedback speaks of, in tenths so that salience decides between near ones.</summary>
    private static double Covered(Sentence sentence, HashSet<string> asked) =>
        sentence.Stems.Count == 0 ? 0 : Math.Round((double)sentence.Stems.Count(asked.Contains) / sentence.Stems.Count, 1);
}
