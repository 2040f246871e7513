using System.Text.RegularExpressions;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Sentences that name the notes they rest on: <c>The light was lit in 1887 [lighthouse].</c></summary>
public static partial class Citations
{
    private const int MostQuoted = 80;

    /// <summary>A note's sentences, each with its id.</summary>
    public static string Cite(Passage note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return string.Join(' ', SentencesOf(note.Text).Select(sentence => $"{sentence.TrimEnd('.', '!', '?')} [{note.Id}]."));
    }

    /// <summary>The ids that a text cites, each once, in their order.</summary>
    public static IReadOnlyList<string> IdsOf(string text) => [.. Id().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// What is wrong with a text of which each sentence should cite a note: no sentence at all, a sentence that cites none, an id that no note has, a figure
    /// that does not stand in the notes that its sentence cites. Headings are no sentences.
    /// </summary>
    public static IReadOnlyList<string> ProblemsOf(string text, NoteShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        string[] sentences = [.. SentencesOf(text)];
        return sentences.Length == 0
            ? ["There is no sentence in it."]
            : [.. sentences.SelectMany(sentence => ProblemsOfSentence(sentence, shelf)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The sentences of a text, headings left out.</summary>
    public static IEnumerable<string> SentencesOf(string text) => text.ReplaceLineEndings("\n").Split('\n')
        .Where(line => !line.TrimStart().StartsWith('#'))
        .SelectMany(line => End().Split(line))
        .Select(sentence => sentence.Trim())
        .Where(sentence => sentence.Any(char.IsLetterOrDigit));

    private static IEnumerable<string> ProblemsOfSentence(string sentence, NoteShelf shelf)
    {
        IReadOnlyList<string> ids = IdsOf(sentence);
        if (ids.Count == 0)
        {
            yield return $"This sentence cites no note: {Start(sentence)}";
        }

        foreach (string id in ids.Where(id => shelf.Note(id) is null))
        {
            yield return $"There is no note [{id}].";
        }

        HashSet<string> known = [.. ids.Select(shelf.Note).OfType<Passage>().SelectMany(note => FiguresOf($"{note.Title} {note.Text}"))];
        foreach (string figure in FiguresOf(Id().Replace(sentence, "")).Where(figure => ids.Count > 0 && !known.Contains(figure)))
        {
            yield return $"The figure {figure} does not stand in {string.Join(", ", ids.Select(id => $"[{id}]"))}.";
        }
    }

    private static IEnumerable<string> FiguresOf(string text) => Figure().Matches(text).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal));

    private static string Start(string sentence) => sentence.Length <= MostQuoted ? sentence : sentence[..MostQuoted] + "…";

    [GeneratedRegex(@"\[([\p{L}\p{N}-]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    /// <summary>A mark, with what closes after it, and what is white before the next sentence; a citation after the mark belongs to the sentence before it.</summary>
    [GeneratedRegex(@"(?<=[.!?…。！？][""'”’)\]]*)\s+(?!\[)", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
