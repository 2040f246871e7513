using System.Text.RegularExpressions;

namespace Orchestration.Testing;

/// <summary>Fills strings.</summary>
/// <remarks>In this order: a format or a pattern; for a name of comment (feedback, reason, …) the assessment of the draft
/// against its source; the value of a line that is labelled so; for a mail address, a link or a date what has its form; for
/// a heading the text's own, else the first words of the most salient sentence; for a name the first proper noun; for a name of a whole answer
/// (text, summary, …) what a text reply would be; else the
/// sentence that speaks most of the property, of equals the most salient one that no other property has.</remarks>
internal static partial class StringFiller
{
    private const int HeadingWords = 8;
    private const int MostDemanded = 100_000;

    /// <returns>The text; null where null is allowed and the text does not speak of the property.</returns>
    public static string? Fill(SchemaNode node, Cue cue, FillContext context)
    {
        string? text = Find(node, cue, context);
        if (text is null && node.IsNullable)
            return null;
        return WithinLength(text ?? Sentence(cue, context)?.Text ?? Extract.Nothing, node, context);
    }

    private static string? Find(SchemaNode node, Cue cue, FillContext context)
    {
        if (FormatFiller.Fill(node, context) is { } formatted)
            return formatted;
        if (cue.NameStems.Overlaps(Lexicon.Feedback) && context.Assessment is { } assessment)
            return assessment.Feedback;
        if (context.Labelled(cue) is { } labelled)
            return labelled;
        if (FormatFiller.ByName(cue, context) is { } formed)
            return formed;
        if (cue.NameStems.Overlaps(Lexicon.Heading))
            return Heading(context);
        if (Titled(cue, context) is { } titled)
            return titled;
        if (cue.NameStems.Overlaps(Lexicon.Named) && ProperNoun(context) is { } name)
            return name;
        if (cue.NameStems.Overlaps(Lexicon.WholeAnswer))
            return context.IsNarrow ? context.Focus.FirstOrDefault()?.Text : Extract.From(context.Prompt, context.MaxSentences);
        return context.Focus.Any(sentence => cue.Overlap(sentence.Stems) > 0) ? Sentence(cue, context)?.Text : null;
    }

    private static Sentence? Sentence(Cue cue, FillContext context)
    {
        Sentence? best = context.Ranked
            .OrderByDescending(sentence => cue.Overlap(sentence.Stems))
            .ThenBy(context.Used.Contains)
            .FirstOrDefault();
        if (best is not null)
            context.Used.Add(best);
        return best;
    }

    private static string? Heading(FillContext context) =>
        context.Focus.FirstOrDefault(sentence => sentence.IsHeading)?.Text
        ?? (context.Ranked.FirstOrDefault() is { } sentence
            ? string.Join(' ', sentence.Text.Split(' ').Take(HeadingWords)).TrimEnd('.', ',', ';', ':')
            : null);

    /// <summary>What a name is said to be by the word before it: of <c>Captain Maud Le Goff</c>, the captain.</summary>
    private static string? Titled(Cue cue, FillContext context) =>
        (from sentence in context.Focus
         from match in ProperNouns().Matches(sentence.Text)
         let words = match.Value.Split(' ', 2)
         where words.Length == 2 && cue.NameStems.Contains(Stemmer.Stem(words[0].ToLowerInvariant()))
         select words[1]).FirstOrDefault();

    /// <summary>Capitalised words that do not open a sentence; for want of these, some that do and are more than one.</summary>
    private static string? ProperNoun(FillContext context)
    {
        Match[] names = [.. context.Focus.SelectMany(sentence => ProperNouns().Matches(sentence.Text))];
        return (names.FirstOrDefault(name => name.Index > 0) ?? names.FirstOrDefault(name => name.Value.Contains(' ')))?.Value;
    }

    private static string WithinLength(string text, SchemaNode node, FillContext context)
    {
        int least = Math.Min(node.Count("minLength") ?? 0, MostDemanded), most = node.Count("maxLength") ?? int.MaxValue;
        foreach (Sentence sentence in context.Focus.TakeWhile(_ => text.Length < least))
            text = $"{text} {sentence.Text}";
        if (text.Length < least && least <= most)
            text = text.PadRight(least, '.');
        if (text.Length <= most)
            return text;
        int cut = text.LastIndexOf(' ', most);
        cut = cut > most / 2 && cut >= least ? cut : most;
        return cut > 0 && char.IsHighSurrogate(text[cut - 1]) ? text[..(cut - 1)] : text[..cut];
    }

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+){0,4}", RegexOptions.CultureInvariant)]
    public static partial Regex ProperNouns();
}
