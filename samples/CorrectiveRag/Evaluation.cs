using System.ComponentModel;
using System.Text.Json.Serialization;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.CorrectiveRag;

/// <summary>The scale of the evaluator.</summary>
internal static class Score
{
    /// <summary>Whether it is on the scale at all; a model may write any number.</summary>
    public static bool IsIn(double score) => score is >= -1 and <= 1;

    /// <summary>A number that is not on the scale is no score: who writes 7 means some other scale.</summary>
    public static Verdict Check(double score) =>
        IsIn(score) ? Verdict.Accept() : Verdict.Reject(FormattableString.Invariant($"The score {score} does not lie between -1 and 1."));
}

/// <summary>What the evaluator says of a text.</summary>
/// <param name="Reason">Why; first, so that a model reasons before it decides.</param>
/// <param name="Score">How relevant the text is.</param>
public sealed record Evaluation(
    [property: Description("In one sentence: what the text says about the question, if anything.")] string Reason,
    [property: Description("How relevant the text is, from -1 to 1: 1 holds the answer, 0 is about the matter without the answer, -1 has nothing to do with it.")] double Score);

/// <summary>A document with what the evaluator says of it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Score">Its score; null where there is none.</param>
/// <param name="Note">The reason for the score, or why there is none.</param>
public sealed record EvaluatedDocument(Passage Document, double? Score, string Note);

/// <summary>What the pipelines read from replies, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Evaluation))]
internal sealed partial class CorrectiveJson : JsonSerializerContext;
