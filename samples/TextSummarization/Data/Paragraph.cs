using System.Text.Json.Serialization;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.TextSummarization.Data;

/// <summary>A paragraph of the sample's own text, a chronicle of a lighthouse that there has never been.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">What it says.</param>
public sealed record Paragraph(int Number, string Text)
{
    /// <summary>The whole chronicle.</summary>
    public static string Chronicle() =>
        string.Join("\n\n", JsonLines.Embedded("skerrow.jsonl", ParagraphJson.Default.Paragraph).OrderBy(paragraph => paragraph.Number).Select(paragraph => paragraph.Text));
}

/// <summary>Reads the paragraphs without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Paragraph))]
internal sealed partial class ParagraphJson : JsonSerializerContext;
