using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestration.Testing;

/// <summary>Makes a JSON value that a schema allows, from a text.</summary>
/// <remarks>Properties are filled in the schema's order, each by its kind, name and description. A type that holds itself
/// is filled once: within itself it is null, an empty list or left out, as the schema allows (null where it allows none
/// of these, since no value could satisfy it).</remarks>
internal sealed class SchemaFiller
{
    private readonly SchemaReader _reader;
    private readonly ArrayFiller _arrays;

    public SchemaFiller(JsonElement schema)
    {
        _reader = new SchemaReader(schema);
        _arrays = new ArrayFiller(_reader, this);
    }

    /// <param name="schema">The part of the schema to fill.</param>
    /// <param name="cue">What is known of the value beside it.</param>
    /// <param name="context">What to take values from.</param>
    /// <param name="path">The way here.</param>
    public JsonNode? Fill(JsonElement schema, Cue cue, FillContext context, FillPath path)
    {
        SchemaNode node = _reader.Read(schema);
        if (path.IsAtBottom || path.Repeats(node))
            return null;
        FillPath inside = path.Into(node);
        return node.Kind switch
        {
            SchemaKind.Object => FillObject(node, context, inside),
            SchemaKind.Array => _arrays.Fill(node, cue, context, inside),
            SchemaKind.Choice => ChoiceFiller.Fill(node, cue, context),
            SchemaKind.Union => FillUnion(node, cue, context, inside),
            SchemaKind.Integer or SchemaKind.Number => NumberFiller.Fill(node, cue, context),
            SchemaKind.Boolean => FillBoolean(node, cue, context),
            _ => JsonValue.Create(StringFiller.Fill(node, cue, context)),
        };
    }

    private static JsonValue? FillBoolean(SchemaNode node, Cue cue, FillContext context) =>
        BooleanFiller.Find(cue, context) is { } value ? JsonValue.Create(value) : node.IsNullable ? null : JsonValue.Create(false);

    private JsonObject FillObject(SchemaNode node, FillContext context, FillPath path)
    {
        var filled = new JsonObject();
        foreach ((string name, JsonElement schema) in Properties(node))
        {
            SchemaNode property = _reader.Read(schema);
            if (path.Repeats(property) && !property.IsNullable && !node.Requires(name))
                continue;
            filled[name] = Fill(schema, new Cue(name, property.Description, context.Prompt.Instructions), context, path);
        }

        if (filled.Count == 0 && node.Member("additionalProperties") is { ValueKind: JsonValueKind.Object } values)
            FillEntries(filled, values, context, path);
        return filled;
    }

    private IEnumerable<(string Name, JsonElement Schema)> Properties(SchemaNode node) =>
        node.Member("allOf") is { ValueKind: JsonValueKind.Array } all
            ? all.EnumerateArray().SelectMany(part => _reader.Read(part).Properties).Concat(node.Properties).DistinctBy(property => property.Item1)
            : node.Properties;

    /// <summary>A dictionary gets the text's main terms as keys, and its values from the sentences that have them.</summary>
    private void FillEntries(JsonObject filled, JsonElement values, FillContext context, FillPath path)
    {
        foreach (string word in Keywords.Of(context.Focus, context.MaxSentences))
        {
            string stem = Stemmer.Stem(word);
            Sentence[] about = [.. context.Focus.Where(sentence => sentence.Stems.Contains(stem)).Take(context.MaxSentences)];
            filled[word] = Fill(values, new Cue(word, "", context.Prompt.Instructions), context.Narrow(about), path);
        }
    }

    /// <summary>Of several types the one whose names and descriptions share most with the text.</summary>
    private JsonNode? FillUnion(SchemaNode node, Cue cue, FillContext context, FillPath path)
    {
        JsonElement[] variants = [.. node.Variants.Where(variant => !path.Repeats(_reader.Read(variant)))];
        if (variants.Length == 0)
            return null;
        var options = new OptionScorer([.. variants.Select(variant => Describe(_reader.Read(variant)))]);
        return Fill(variants[options.Choose(context.FocusStems())], cue, context, path);
    }

    private Option Describe(SchemaNode variant)
    {
        IEnumerable<string?> constants = variant.Properties.Select(property => property.Schema)
            .Select(schema => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("const", out JsonElement value) ? value.ToString() : null);
        string name = string.Join(' ', constants.Append(variant.Text("title")).OfType<string>());
        return new Option(name, $"{variant.Description} {string.Join(' ', variant.Properties.Select(property => Words.OfIdentifier(property.Name)))}");
    }
}
