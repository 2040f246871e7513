using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Orchestration;

/// <summary>What a judge or a verifier says. In its JSON schema the feedback comes first, so that a judge reasons before it decides.</summary>
/// <param name="Accepted">Whether the result may go on.</param>
/// <param name="Feedback">Why, in words that help to do better.</param>
/// <param name="Score">A grade, where there is one; higher is better.</param>
public sealed record Verdict(
    [property: JsonPropertyOrder(1), Description("Whether the result is acceptable as it is.")] bool Accepted,
    [property: JsonPropertyOrder(0), Description("The reasons, and what to improve.")] string Feedback,
    [property: JsonPropertyOrder(2), Description("A grade; higher is better.")] double? Score = null)
{
    /// <summary>A verdict that accepts.</summary>
    /// <param name="feedback">What to say with it.</param>
    public static Verdict Accept(string feedback = "") => new(true, feedback);

    /// <summary>A verdict that refuses.</summary>
    /// <param name="feedback">What to improve.</param>
    public static Verdict Reject(string feedback) => new(false, feedback);
}
