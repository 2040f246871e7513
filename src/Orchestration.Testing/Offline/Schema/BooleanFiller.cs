namespace Orchestration.Testing;

/// <summary>Fills booleans.</summary>
/// <remarks>A name of acceptance (accepted, valid, supported, …) takes the assessment of the draft against its source, one of
/// refusal its opposite; where there is nothing to hold against each other, whatever has something to say is accepted.
/// Any other is true when the text has a stem of its name, or a third of its description's, that no negation stands
/// within three words before.</remarks>
internal static class BooleanFiller
{
    private const int NegationReach = 3;
    private const int FewestStems = 3;

    private static readonly HashSet<string> Negations =
        [.. "not no never without none isnt arent dont doesnt didnt wasnt werent cannot cant wont hardly nor neither".Split(' ')];

    /// <returns>The value; null where the text does not speak of it.</returns>
    public static bool? Find(Cue cue, FillContext context)
    {
        if (cue.NameStems.Overlaps(Lexicon.Refusal))
            return context.Assessment is { } judged ? !judged.Accepted : Spoken(cue, context);
        if (cue.IsLike(Lexicon.Acceptance) || (context.Assessment is not null && cue.DescriptionStems.Overlaps(Lexicon.Acceptance)))
            return context.Assessment?.Accepted ?? context.FocusStems().Count >= FewestStems;
        return Spoken(cue, context);
    }

    private static bool? Spoken(Cue cue, FillContext context)
    {
        int needed = cue.IsGeneric || cue.NameStems.Count == 0 ? 1 : 2;
        HashSet<string> affirmed = [], named = [];
        foreach (Sentence sentence in context.Focus.Where(sentence => cue.Overlap(sentence.Stems) > 0))
            Collect(sentence, cue, affirmed, named);
        if (named.Count == 0)
            return null;
        int described = cue.DescriptionStems.Count(affirmed.Contains);
        return cue.NameStems.Overlaps(affirmed) || (described >= needed && described * 3 >= cue.DescriptionStems.Count);
    }

    private static void Collect(Sentence sentence, Cue cue, HashSet<string> affirmed, HashSet<string> named)
    {
        string[] words = [.. Words.Of(sentence.Text)];
        for (int i = 0; i < words.Length; i++)
        {
            string stem = Stemmer.Stem(words[i]);
            if (!cue.Speaks(stem))
                continue;
            named.Add(stem);
            if (!words[Math.Max(0, i - NegationReach)..i].Any(Negations.Contains))
                affirmed.Add(stem);
        }
    }
}
