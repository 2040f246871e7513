using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Orchestration.Testing;

/// <summary>Fills numbers: from the text where it states them, else with a score that follows from it.</summary>
/// <remarks>In this order: the value of a line that is labelled so; for a name of assessment (score, relevance, …), the
/// place in the range of <see cref="FillContext.Share"/>; for an index, the number of the list item that fits the prompt
/// best; the number nearest to a word of the name or description; a count of sentences for an amount. Where none of these
/// fits, null if that is allowed, else the share of a closed range, or the text's first number that fits.</remarks>
internal static partial class NumberFiller
{
    private const double DefaultIntegerScale = 10;

    public static JsonNode? Fill(SchemaNode node, Cue cue, FillContext context)
    {
        NumberRange range = NumberRange.Of(node, cue, context.Prompt.Instructions);
        double? found = Find(cue, range, context);
        if (found is null && node.IsNullable)
            return null;
        return Node(found ?? Fallback(range, context), range);
    }

    /// <summary>All numbers of the text that fit.</summary>
    public static IEnumerable<double> All(NumberRange range, FillContext context) =>
        context.Focus.SelectMany(sentence => Numbers(sentence.Text)).Select(number => number.Value).Where(range.Contains);

    public static JsonNode Node(double value, NumberRange range)
    {
        double fitting = range.Fit(value);
        return range.IsInteger && Math.Abs(fitting) < 1e15 ? JsonValue.Create((long)fitting) : JsonValue.Create(fitting);
    }

    private static double? Find(Cue cue, NumberRange range, FillContext context)
    {
        if (context.Labelled(cue) is { } labelled && Numbers(labelled).Select(number => number.Value).Where(range.Contains).ToArray() is [var first, ..])
            return first;
        if (cue.IsLike(Lexicon.Score) && (context.Assessment is not null || context.HasQuestion))
            return Scaled(range, context.Share());
        if (cue.IsLike(Lexicon.Position))
            return BestItem(cue, context);
        double? near = Nearest(cue, range, context);
        if (near is null && cue.IsLike(Lexicon.Score))
            return Scaled(range, context.Share());
        return near ?? (cue.IsLike(Lexicon.Amount) ? context.Focus.Count : null);
    }

    private static double Fallback(NumberRange range, FillContext context) =>
        range.IsClosed ? Scaled(range, context.Share()) : All(range, context).Select(number => (double?)number).FirstOrDefault() ?? range.Fit(0);

    private static double Scaled(NumberRange range, double share)
    {
        double least = range.Least ?? 0;
        double most = range.Most ?? least + (range.IsInteger ? DefaultIntegerScale : 1);
        return range.Fit(least + (most - least) * share);
    }

    /// <summary>Of a numbered list the number of the item most like all of them; 0 where there is no list.</summary>
    private static double BestItem(Cue cue, FillContext context)
    {
        (int Number, HashSet<string> Stems)[] items = [.. context.Prompt.Sections
            .Where(section => section.Role is not SectionRole.Instruction)
            .SelectMany(section => section.Text.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => Bullet.Number(line) is not null)
            .Select(line => (Bullet.Number(line)!.Value, Words.Stems(Bullet.TakeOff(line))))];
        if (items.Length == 0)
            return 0;
        var shared = items.SelectMany(item => item.Stems).CountBy(stem => stem).ToDictionary(pair => pair.Key, pair => pair.Value);
        return items.MaxBy(item => item.Stems.Sum(stem => shared[stem] + (cue.Speaks(stem) ? 1 : 0))).Number;
    }

    /// <summary>In the sentence that speaks of it most, the number that stands nearest to a word of the cue.</summary>
    private static double? Nearest(Cue cue, NumberRange range, FillContext context)
    {
        var candidates = from sentence in context.Focus
                         where sentence.HasNumber && cue.Overlap(sentence.Stems) > 0
                         let places = WordPattern().Matches(sentence.Text).Where(word => cue.Speaks(Stemmer.Stem(word.Value.ToLowerInvariant()))).Select(word => word.Index).ToArray()
                         where places.Length > 0
                         from number in Numbers(sentence.Text)
                         where range.Contains(number.Value)
                         orderby cue.Overlap(sentence.Stems) descending, sentence.Index, places.Min(place => Math.Abs(place - number.Index))
                         select (double?)number.Value;
        return candidates.FirstOrDefault();
    }

    private static IEnumerable<(double Value, int Index)> Numbers(string text) =>
        from match in NumberPattern().Matches(text)
        let value = double.Parse(match.Value.Replace(",", ""), NumberStyles.Float, CultureInfo.InvariantCulture)
        select (value, match.Index);

    [GeneratedRegex(@"(?<![\p{L}0-9.,])-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,9})?(?![0-9\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
