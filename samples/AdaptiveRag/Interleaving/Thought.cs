using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Orchestration.Samples.AdaptiveRag.Interleaving;

/// <summary>A sentence of the reasoning. It is a type, since a reply that is empty text would be a failure and not a thought.</summary>
/// <param name="Text">The sentence; empty where nothing is left to say.</param>
public sealed partial record Thought(
    [property: Description("The next sentence of the reasoning, one alone; empty where nothing is left to say.")] string Text)
{
    /// <summary>How the reasoning ends with this thought; null where it goes on.</summary>
    public Ending? Ending => string.IsNullOrWhiteSpace(Text) ? Interleaving.Ending.EmptyThought
        : AnswerIn(Text) is not null ? Interleaving.Ending.AnswerIs
        : null;

    /// <summary>What stands behind the last "answer is" of a text, without its full stop; null where nothing does.</summary>
    public static string? AnswerIn(string text) => AnswerIs().Match(text) is { Success: true } match ? match.Groups[1].Value.Trim().TrimEnd('.') : null;

    /// <summary>As in the papers' code: <c>.* answer is:? (.*)\.?</c>.</summary>
    [GeneratedRegex(@".*\banswer is:?\s+(\S.*)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex AnswerIs();
}

/// <summary>What ended the alternation of search and thought.</summary>
public enum Ending
{
    /// <summary>A thought said what the answer is.</summary>
    AnswerIs,

    /// <summary>The model had nothing left to say.</summary>
    EmptyThought,

    /// <summary>The bound: ten thoughts, none of which said what the answer is.</summary>
    TenThoughts,
}
