using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Orchestration.Samples.SpeculativeRag;

/// <summary>What the small model makes of one subset of the documents.</summary>
/// <param name="Rationale">Why; first, as in the paper, so that the answer follows from it.</param>
/// <param name="Answer">The answer.</param>
/// <param name="RationaleProbability">How probable the rationale is, given the question and the documents.</param>
/// <param name="AnswerProbability">How probable the answer is, given these and the rationale.</param>
public sealed record Draft(
    [property: Description("What the documents say on the question, such that it can be understood without them.")] string Rationale,
    [property: Description("The answer that follows from the rationale, as short as it can be; or that the documents do not give it.")] string Answer,
    [property: Description("The probability, from 0 to 1, that the rationale is right, given the documents.")] double RationaleProbability,
    [property: Description("The probability, from 0 to 1, that the answer is right, given the documents and the rationale.")] double AnswerProbability);

/// <summary>What the large model makes of one draft, without the documents.</summary>
/// <param name="Reason">Why; first, so that a model reasons before it scores.</param>
/// <param name="SelfConsistencyScore">How probable the answer and the rationale are together, given the question alone.</param>
/// <param name="SelfReflectionScore">How probable a yes is to the question whether the rationale supports the answer.</param>
public sealed record Judgement(
    [property: Description("In one sentence: what speaks for the draft or against it.")] string Reason,
    [property: Description("The probability, from 0 to 1, that someone who knows the matter gives this rationale and this answer to the question.")] double SelfConsistencyScore,
    [property: Description("The probability, from 0 to 1, that the answer to this is yes: does the rationale support the answer?")] double SelfReflectionScore);

/// <summary>What replies are read with, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Draft))]
[JsonSerializable(typeof(Judgement))]
internal sealed partial class DraftJson : JsonSerializerContext;
