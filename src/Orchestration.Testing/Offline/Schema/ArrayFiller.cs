using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Orchestration.Testing;

/// <summary>Fills lists: an item for each list item of the text, or else for each of its most salient sentences; no more than the schema
/// allows, or its description, or the prompt where the list is the whole reply (<c>at most 4</c>).</summary>
internal sealed partial class ArrayFiller(SchemaReader reader, SchemaFiller filler)
{
    private const int MostItems = 100;
    private const int MostDemanded = 1000;

    private static readonly string[] NumberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public JsonArray Fill(SchemaNode node, Cue cue, FillContext context, FillPath path)
    {
        int least = Math.Min(node.Count("minItems") ?? 0, MostDemanded);
        int most = Math.Max(least, Math.Min(node.Count("maxItems") ?? Stated(cue.Description) ?? MostItems, MostItems));
        if (node.Member("prefixItems") is { ValueKind: JsonValueKind.Array } places)
            return new JsonArray([.. places.EnumerateArray().Select(place => filler.Fill(place, cue, context, path))]);
        JsonElement item = node.Member("items") ?? default;
        SchemaNode itemNode = reader.Read(item);
        if (path.Repeats(itemNode) && least == 0)
            return [];

        List<JsonNode?> items = [.. Items(itemNode, item, cue, context, path).DistinctBy(value => value?.ToJsonString()).Take(most)];
        for (int i = 0; items.Count < least; i++)
            items.Add(Another(itemNode, item, cue, context, path, i));
        return new JsonArray([.. items]);
    }

    private IEnumerable<JsonNode?> Items(SchemaNode node, JsonElement item, Cue cue, FillContext context, FillPath path)
    {
        switch (node.Kind)
        {
            case SchemaKind.Choice:
                return ChoiceFiller.SpokenOf(node, context).Select(spoken => spoken.Value);
            case SchemaKind.Integer or SchemaKind.Number:
                NumberRange range = NumberRange.Of(node, cue, context.Prompt.Instructions);
                return NumberFiller.All(range, context).Select(number => NumberFiller.Node(number, range));
            case SchemaKind.String when node.Text("format") is null && cue.NameStems.Overlaps(Lexicon.Keyword):
                return Keywords.Of(context.Focus, 2 * context.MaxSentences).Select(word => JsonValue.Create(word));
            case SchemaKind.String when node.Text("format") is null && cue.NameStems.Overlaps(Lexicon.Named):
                return Names(context).Select(name => JsonValue.Create(name));
            default:
                return Parts(node, context).Select(part => filler.Fill(item, cue, context.Narrow([part]), path));
        }
    }

    /// <summary>What the items are about: for objects with a kind, the best sentence on each kind the text speaks of; else
    /// the text's list items; else its salient sentences, in their order.</summary>
    private IEnumerable<Sentence> Parts(SchemaNode node, FillContext context)
    {
        SchemaNode? kind = node.Properties.Select(property => reader.Read(property.Schema)).FirstOrDefault(each => each.Kind == SchemaKind.Choice);
        Sentence[] ofKinds = kind is null ? [] : [.. ChoiceFiller.SpokenOf(kind, context).Select(spoken => spoken.Sentence).Distinct()];
        if (ofKinds.Length > 1)
            return ofKinds;
        HashSet<string> listed = context.IsNarrow ? [] : [.. ListItems(context.Prompt)];
        Sentence[] bulleted = [.. context.Focus.Where(sentence => listed.Contains(sentence.Text))];
        return bulleted.Length > 1
            ? bulleted
            : Salience.Rank(context.Focus, Words.Stems(context.Prompt.Question)).Take(context.MaxSentences).OrderBy(sentence => sentence.Index);
    }

    /// <summary>An item beyond those found, so that the list is as long as it must be: the text is gone through again.</summary>
    private JsonNode? Another(SchemaNode node, JsonElement item, Cue cue, FillContext context, FillPath path, int turn) =>
        node.Kind is SchemaKind.Choice || context.Focus.Count == 0
            ? filler.Fill(item, cue, context, path)
            : filler.Fill(item, cue, context.Narrow([context.Focus[turn % context.Focus.Count]]), path);

    /// <summary>The most items that words allow; words about the length of an item say nothing of their number.</summary>
    private static int? Stated(string description)
    {
        Match match = AtMost().Match(description);
        return !match.Success ? null
            : int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : Array.IndexOf(NumberWords, match.Groups[1].Value.ToLowerInvariant()) + 1;
    }

    private static IEnumerable<string> ListItems(ReadPrompt prompt) =>
        from section in prompt.Sections
        where section.Role is not SectionRole.Instruction
        from line in section.Text.Split('\n')
        where Bullet.Starts(line.Trim())
        from sentence in SentenceSplitter.Split(line).Take(1)
        select sentence.Text;

    private static IEnumerable<string> Names(FillContext context) =>
        context.Focus.SelectMany(sentence => StringFiller.ProperNouns().Matches(sentence.Text).Where(name => name.Index > 0))
            .Select(name => name.Value).Distinct().Take(2 * context.MaxSentences);

    [GeneratedRegex(@"\b(?:at\s+most|not?\s+more\s+than|up\s+to)\s+([1-9][0-9]{0,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s+(?:words?|sentences?|lines?|characters?|letters?|tokens?)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtMost();
}
