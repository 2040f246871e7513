using System.Text.Json.Serialization;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.TumorBoard.Cases;

/// <summary>A synthetic case: no such patient exists, and nothing said of it is medical advice.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Notice">What every record says of itself: <see cref="Synthetic.Notice"/>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Lines">What is known.</param>
public sealed record TumorCase(string Id, string Notice, string Title, IReadOnlyList<string> Lines)
{
    /// <summary>The cases that come with the sample.</summary>
    public static IReadOnlyList<TumorCase> All { get; } = JsonLines.Embedded("cases.jsonl", CaseJson.Default.TumorCase);

    /// <summary>Their names, for people.</summary>
    public static string Ids => string.Join(", ", All.Select(known => known.Id));

    /// <summary>The case as the models read it.</summary>
    [JsonIgnore]
    public string Text => string.Join('\n', Lines);

    /// <summary>The case of that name, or null.</summary>
    public static TumorCase? Find(string id) => All.FirstOrDefault(known => string.Equals(known.Id, id, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What every output of this sample says.</summary>
public static class Synthetic
{
    /// <summary>The words.</summary>
    public const string Notice = "synthetic, not medical advice";
}

/// <summary>How the cases are read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TumorCase))]
internal sealed partial class CaseJson : JsonSerializerContext;
