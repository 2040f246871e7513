using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Orchestration.Samples.SelfRag;

/// <summary>Whether a question needs passages: the paper's token Retrieve.</summary>
public enum RetrievalNeed
{
    /// <summary>Yes.</summary>
    [Description("The answer is a fact about one particular place, person, ship, institution or event, which has to be looked up.")]
    Needed,

    /// <summary>No.</summary>
    [Description("Arithmetic, such as 12 divided by 3, or what every schoolbook has: how minutes, days and months follow, the sides of a shape.")]
    NotNeeded,
}

/// <summary>Whether a passage helps with a question: the paper's token IsRel.</summary>
public enum Relevance
{
    /// <summary>It does.</summary>
    [Description("The passage says something that helps to answer the question.")]
    Relevant,

    /// <summary>It does not.</summary>
    [Description("The passage does not help, even where it uses the same words.")]
    Irrelevant,
}

/// <summary>How much of an answer its passage says: the paper's token IsSup.</summary>
public enum Support
{
    /// <summary>All of it.</summary>
    [Description("Everything that the answer claims stands in the passage.")]
    Full,

    /// <summary>Some of it.</summary>
    [Description("Some of what the answer claims stands in the passage, and some does not.")]
    Partial,

    /// <summary>Nothing, or the passage says otherwise.</summary>
    [Description("Nothing of it stands in the passage, the passage says otherwise, or the answer only says that it is not told.")]
    None,
}

/// <summary>A decision about retrieval.</summary>
/// <param name="Reason">Why; first, so that a model reasons before it decides.</param>
/// <param name="Need">The decision.</param>
public sealed record RetrievalToken([property: Description("In one sentence: what kind of question this is.")] string Reason, RetrievalNeed Need);

/// <summary>What the critic says of a passage.</summary>
/// <param name="Reason">Why; first, as everywhere.</param>
/// <param name="Relevance">The judgement.</param>
public sealed record RelevanceToken([property: Description("In one sentence: what the passage says about the question, if anything.")] string Reason, Relevance Relevance);

/// <summary>What the critic says of an answer beside its passage.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Support">The judgement.</param>
public sealed record SupportToken([property: Description("In one sentence: which claims of the answer stand in the passage and which do not.")] string Reason, Support Support);

/// <summary>What the critic says of an answer beside its question: the paper's token IsUse.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Usefulness">The judgement; a model may write any number.</param>
public sealed record UsefulnessToken(
    [property: Description("In one sentence: what the answer gives to who asked, and what it lacks.")] string Reason,
    [property: Description("How useful the answer is, from 1 to 5: 5 answers the question in full, 3 in part, 1 not at all.")] int Usefulness);

/// <summary>All that the critic says of one passage and the answer drafted on it.</summary>
/// <param name="Relevance">Of the passage.</param>
/// <param name="Support">Of the answer by the passage.</param>
/// <param name="Usefulness">Of the answer.</param>
public sealed record Critique(RelevanceToken Relevance, SupportToken Support, UsefulnessToken Usefulness)
{
    /// <summary>The reason that a token is given which could not be read.</summary>
    public const string Unread = "The critic's reply could not be read, so the worst is assumed.";

    /// <summary>Whether nothing of it could be read.</summary>
    [JsonIgnore]
    public bool IsUnread => Relevance.Reason == Unread && Support.Reason == Unread && Usefulness.Reason == Unread;

    /// <summary>The score that answers are chosen by.</summary>
    [JsonIgnore]
    public double Score => ReflectionScore.Of(Relevance.Relevance, Support.Support, Usefulness.Usefulness);
}

/// <summary>What the pipelines read from replies, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RetrievalToken))]
[JsonSerializable(typeof(RelevanceToken))]
[JsonSerializable(typeof(SupportToken))]
[JsonSerializable(typeof(UsefulnessToken))]
internal sealed partial class SelfRagJson : JsonSerializerContext;
