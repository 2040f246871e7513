using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Orchestration.Samples.PressRelease;

/// <summary>What a release is to say, as the notes have it.</summary>
public sealed record Facts(
    [property: Description("The news in at most ten words.")] string Headline,
    [property: Description("The city or town that the news comes from.")] string? City,
    [property: Description("What must be said, the most important first, one fact each.")] IReadOnlyList<string> Points,
    [property: Description("Whom journalists may ask: name and address, as the notes give them.")] string? Contact);

/// <summary>What the pipeline reads from replies and writes into prompts, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Facts))]
internal sealed partial class ReleaseJson : JsonSerializerContext;
