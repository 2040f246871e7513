using System.Text.Json.Serialization;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.Retrieval;

/// <summary>What a question of the corpus needs.</summary>
public enum QuestionKind
{
    /// <summary>No passage: it is general knowledge, or arithmetic.</summary>
    General,

    /// <summary>One passage.</summary>
    SingleHop,

    /// <summary>Two passages, the second of which is found only by what the first says.</summary>
    TwoHop,

    /// <summary>Two passages that contradict each other.</summary>
    Contradicted,

    /// <summary>A passage that the corpus does not have.</summary>
    Uncovered,
}

/// <summary>A question about the corpus, with what is known of its answer.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">What it needs.</param>
/// <param name="Text">The question.</param>
/// <param name="Answer">What an answer says; null where nothing can be said.</param>
/// <param name="Passages">The ids of the passages that an answer rests on.</param>
public sealed record Question(string Id, QuestionKind Kind, string Text, string? Answer, IReadOnlyList<string> Passages);

/// <summary>
/// Passages about Skarnvik, a group of islands that does not exist, and questions about them. There are facts that lie two passages apart, passages that contradict one
/// another, passages that only sound as if they held the answer, and questions that no passage answers.
/// </summary>
public static class Corpus
{
    /// <summary>The passages.</summary>
    public static IReadOnlyList<Passage> Skarnvik { get; } = JsonLines.Embedded("skarnvik.jsonl", CorpusJson.Default.Passage);

    /// <summary>The questions.</summary>
    public static IReadOnlyList<Question> Questions { get; } = JsonLines.Embedded("questions.jsonl", CorpusJson.Default.Question);
}

/// <summary>What the corpus reads, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Passage))]
[JsonSerializable(typeof(Question))]
internal sealed partial class CorpusJson : JsonSerializerContext;
