using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Critics;

[Critic(MaxRounds = 3)]
public partial class Translation(IChatClient writer, IChatClient judge)
{
    /// <summary>Translates <paramref name="text"/>.</summary>
    public partial Task<string> RunAsync(string text, string language, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string text, string language, CancellationToken cancellationToken = default);

    [Produce, Prompt("Translate into {language}. Keep names and numbers.\n\n{text}"), Model(nameof(writer))]
    private partial Task<string> Translate(string text, string language);

    [Evaluate, Prompt("Judge this {language} translation.\n\nOriginal:\n{text}\n\nTranslation:\n{draft}"), Model(nameof(judge), Temperature = 0)]
    private partial Task<Verdict> Judge(string text, string language, string draft);

    [Revise, Prompt("Improve the {language} translation.\n\n{text}\n\n{draft}\n\nA reviewer said: {verdict.Feedback}"), Model(nameof(writer))]
    private partial Task<string> Improve(string text, string language, string draft, Verdict verdict);
}

[Critic(MaxRounds = 2)]
public partial class TranslationWithOutcome(IChatClient writer, IChatClient judge)
{
    public partial Task<Outcome<string>> RunAsync(string text, CancellationToken cancellationToken = default);

    [Produce, Prompt("Translate {text}"), Model(nameof(writer))]
    private partial Task<string> Translate(string text);

    [Evaluate, Prompt("Judge {draft} for {text}"), Model(nameof(judge))]
    private partial Task<Verdict> Judge(string text, string draft);

    [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Model(nameof(writer))]
    private partial Task<string> Improve(string text, string draft, Verdict verdict);
}

/// <summary>No reviser: the producer drafts again and sees what was said.</summary>
[Critic(MaxRounds = 3, StopWhenUnchanged = true)]
public partial class Slogan(IChatClient client)
{
    public partial Task<string> RunAsync(string product, CancellationToken cancellationToken = default);

    [Produce, Prompt("A slogan for {product}. Round {round}. Before: {draft}. Said: {verdict}")]
    private partial Task<string> Invent(string product, string? draft, bool? verdict, int round);

    [Evaluate]
    private static bool IsShort(string draft) => draft.Length < 20;
}

[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnBest, MaxHistory = 1)]
public partial class Poem(IChatClient client)
{
    public partial Task<Draft> RunAsync(string theme, CancellationToken cancellationToken = default);

    [Produce]
    private Draft First(string theme) => new(theme, 1);

    [Evaluate, Prompt("Grade {draft} for {theme}")]
    private partial Task<Grade> Rate(string theme, Draft draft);

    [Revise]
    private Draft Again(Draft draft, IReadOnlyList<Round<Draft, Grade>> history, int round) =>
        new($"{draft.Text}+{history.Count}:{history[^1].Verdict.Score}", round);
}

public sealed record Draft(string Text, int Number);

public sealed record Grade([property: Description("Why")] string Reasons, double Score)
{
    [Accept]
    public bool IsGood => Score >= 9;
}

/// <summary>A cheap judge in code stands before the one that costs a call; steps stand before and after the pattern.</summary>
[Critic(MaxRounds = 2)]
public partial class Notice(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Step]
    private static string Clean(string topic) => topic.Trim();

    [Produce, Prompt("Write about {clean}")]
    private partial Task<string> Write(string clean);

    [Evaluate]
    private static bool HasNoSecret(string draft) => !draft.Contains("secret", StringComparison.Ordinal);

    [Evaluate, Prompt("Is this about {clean}? {draft}")]
    private partial Task<Verdict> IsOnTopic(string clean, string draft);

    [Revise, Prompt("Rewrite {draft}: {verdict.Feedback}")]
    private partial Task<string> Rewrite(string draft, Verdict verdict);

    [Step]
    private static string Sign(string result) => result + " -- the office";
}

[Critic(MaxRounds = 2)]
public partial class CheckedDrafts(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Produce, Prompt("Write about {topic}. {feedback}")]
    private partial Task<string> Write(string topic, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict NotTooLong(string draft) => draft.Length < 30 ? Verdict.Accept() : Verdict.Reject("too long");

    [Evaluate, Prompt("Judge {draft} on {topic}")]
    private partial Task<Verdict> Judge(string topic, string draft);

    [Revise, Prompt("Revise {draft}: {verdict.Feedback} {feedback}")]
    private partial Task<string> Revise(string draft, Verdict verdict, string? feedback);
}
