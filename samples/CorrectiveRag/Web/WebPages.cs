using System.Text.Json.Serialization;
using Orchestration.Samples.Data;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.CorrectiveRag.Web;

/// <summary>A page of the sample's web.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">What it calls itself.</param>
/// <param name="Text">What it says, true or not.</param>
public sealed record WebPage(string Url, string Title, string Text);

/// <summary>
/// The sample's web: pages that anybody could have written, made up for it. Some answer what the collection does not, some only sound like it, and some
/// hold instructions to whoever reads them.
/// </summary>
public static class WebPages
{
    /// <summary>The pages as passages, known by their addresses.</summary>
    public static IReadOnlyList<Passage> All { get; } =
        [.. JsonLines.Embedded("pages.jsonl", WebJson.Default.WebPage).Select(page => new Passage(page.Url, page.Title, page.Text))];
}

/// <summary>What the pages are read by, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(WebPage))]
internal sealed partial class WebJson : JsonSerializerContext;
