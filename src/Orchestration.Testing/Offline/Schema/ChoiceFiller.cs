using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestration.Testing;

/// <summary>Fills enums and constants: by a scale where the options are one, else by the words they share with the text.</summary>
internal static class ChoiceFiller
{
    /// <returns>The value chosen; null where null is allowed and the text speaks of no option.</returns>
    public static JsonNode? Fill(SchemaNode node, Cue cue, FillContext context)
    {
        List<(JsonElement Value, string Description)> values = Values(node);
        if (values.Count == 0)
            return null;
        IReadOnlyList<Option> options = Options(node, values, context);
        if (Graded(options, cue, context) is { } graded)
            return Node(values[graded].Value);
        HashSet<string> text = context.FocusStems();
        var scorer = new OptionScorer(options);
        bool spokenOf = scorer.Score(text).Any(score => score > 0);
        return node.IsNullable && !spokenOf ? null : Node(values[scorer.Choose(text)].Value);
    }

    /// <summary>The options that the text speaks of, most first, each with the sentence that does so most.</summary>
    public static IEnumerable<(JsonNode Value, Sentence Sentence)> SpokenOf(SchemaNode node, FillContext context)
    {
        List<(JsonElement Value, string Description)> values = Values(node);
        var scorer = new OptionScorer(Options(node, values, context));
        double[] scores = scorer.Score(context.FocusStems());
        foreach (int i in Enumerable.Range(0, values.Count).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]))
        {
            Sentence sentence = context.Focus.MaxBy(sentence => scorer.Score(sentence.Stems)[i])!;
            yield return (Node(values[i].Value), sentence);
        }
    }

    private static int? Graded(IReadOnlyList<Option> options, Cue cue, FillContext context) =>
        context.Assessment is not null || context.HasQuestion
            ? Grades.Nearest([.. options.Select(option => option.Name)], Share(cue, context))
            : null;

    /// <summary>An accepted draft is at the top of any scale; of one that is to be supported it does not matter what it leaves out.</summary>
    private static double Share(Cue cue, FillContext context) => context.Assessment switch
    {
        { Accepted: true } => 1,
        { Support: var support } when cue.NameStems.Overlaps(Lexicon.Support) => support,
        _ => context.Share(),
    };

    private static IReadOnlyList<Option> Options(SchemaNode node, List<(JsonElement Value, string Description)> values, FillContext context)
    {
        string[] names = [.. values.Select(value => value.Value.ToString())];
        IReadOnlyList<Option> described = OptionDescriptions.Find(names, node.Description, context.Prompt.Instructions);
        return [.. described.Select((option, i) => option with { Description = $"{values[i].Description} {option.Description}" })];
    }

    private static List<(JsonElement Value, string Description)> Values(SchemaNode node)
    {
        if (node.Member("const") is { } constant)
            return [(constant, "")];
        if (node.Member("enum") is { ValueKind: JsonValueKind.Array } values)
            return [.. values.EnumerateArray().Where(value => value.ValueKind != JsonValueKind.Null).Select(value => (value, ""))];
        return [.. node.Variants.Where(variant => variant.TryGetProperty("const", out _)).Select(variant =>
            (variant.GetProperty("const"), variant.TryGetProperty("description", out JsonElement text) ? text.ToString() : ""))];
    }

    private static JsonNode Node(JsonElement value) => JsonNode.Parse(value.GetRawText())!;
}
