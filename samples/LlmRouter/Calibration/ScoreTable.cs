using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.LlmRouter.Calibration;

/// <summary>A message and what a scorer said of it.</summary>
/// <param name="Score">The probability that the strong model would answer it better, 0 to 1.</param>
/// <param name="Message">The message.</param>
public sealed record ScoredMessage(double Score, string Message);

/// <summary>Messages and what a scorer said of them.</summary>
/// <param name="Rows">The messages with their scores.</param>
public sealed record ScoreTable(IReadOnlyList<ScoredMessage> Rows)
{
    /// <summary>Messages written for this sample, with the scores of the offline stand-in. Another scorer needs a table of its own.</summary>
    public static ScoreTable Embedded() => Checked(JsonLines.Embedded("scores.jsonl", ScoreTableJson.Default.ScoredMessage));

    /// <summary>Reads a table in the form of JSON Lines: a message with its score a line.</summary>
    /// <exception cref="FormatException">A line cannot be read or has no score between 0 and 1; or there is no line.</exception>
    public static ScoreTable Parse(string text) => Checked(JsonLines.Read(new StringReader(text), "the table of scores", ScoreTableJson.Default.ScoredMessage));

    /// <summary>The table as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Concat(Rows.Select(row => JsonSerializer.Serialize(row, ScoreTableJson.Default.ScoredMessage) + "\n"));

    private static ScoreTable Checked(IReadOnlyList<ScoredMessage> rows) =>
        rows.FirstOrDefault(row => row.Score is not (>= 0 and <= 1)) is { } odd ? throw new FormatException($"The score of \"{odd.Message}\" is {odd.Score}, which is no number from 0 to 1.")
        : rows.Count > 0 ? new ScoreTable(rows)
        : throw new FormatException("The table of scores is empty.");
}

/// <summary>What is read from and written to tables of scores, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ScoredMessage))]
internal sealed partial class ScoreTableJson : JsonSerializerContext;
