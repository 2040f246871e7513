using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Chains;

[Chain, System("You write for {audience}."), Unverified("This chain is about order.")]
public partial class Article(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, string audience, CancellationToken cancellationToken = default);

    [Step, Prompt("Outline {topic}")]
    private partial Task<string> Outline(string topic, string audience);

    [Step, Prompt("Draft from {outline}"), System("You draft.")]
    private partial Task<string> DraftAsync(string outline);

    [Step, Prompt("Polish {text}")]
    private partial ValueTask<string> Polish([From(nameof(DraftAsync))] string text, string audience);
}

public sealed record Facts(IReadOnlyList<string> Names, int Year);

[Chain]
public partial class Biography(IChatClient client)
{
    private readonly List<string> log = [];

    public IReadOnlyList<string> Log => log;

    public partial Task RunAsync(string notes, CancellationToken cancellationToken = default);

    [Step, Prompt("Facts of: {notes}", MaxRepairs = 2), Retry(1)]
    private partial Task<Facts> Extract(string notes);

    [Verify]
    private static bool HasNames(Facts facts) => facts.Names.Count > 0;

    [Step]
    private async Task Save(Facts facts, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        log.Add(string.Join(",", facts.Names) + facts.Year);
    }
}

/// <summary>Two verifiers of one step, each of which may send it back.</summary>
[Chain]
public partial class Letter(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string matter, CancellationToken cancellationToken = default);

    [Step, Prompt("Write about {matter}. {feedback}")]
    private partial Task<string> Write(string matter, string? feedback);

    [Verify(Retries = 1), Prompt("Polite? {write} on {matter}")]
    private partial Task<Verdict> IsPolite(string write, string matter);

    [Verify(Retries = 1), Prompt("True? {write} on {matter}")]
    private partial Task<Verdict> IsTrue(string write, string matter);

    [Step]
    private static string Seal(string write) => $"[{write}]";
}

/// <summary>The weak client first; the strong one when it fails.</summary>
[Chain]
public partial class Answer(IChatClient weak, IChatClient strong)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Step, Prompt("{question}"), Model(nameof(weak)), Fallback(nameof(AskStrong)), Timeout(20)]
    private partial Task<string> AskWeak(string question);

    [Prompt("{question}"), Model(nameof(strong)), Fallback(nameof(Apologize))]
    private partial Task<string> AskStrong(string question);

    private static string Apologize(string question) => "Sorry about " + question;
}

[Chain, Budget(MaxCalls = 2)]
public partial class Thrifty(IChatClient client)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Prompt("One {text}"), Unverified("a test")]
    private partial Task<string> One(string text);

    [Step, Prompt("Two {one}"), Unverified("a test")]
    private partial Task<string> Two(string one);
}

/// <summary>No constructor and no client: it gets one that takes one.</summary>
[Chain]
public partial class Bare
{
    public partial Task<string> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Say {text}")]
    private partial Task<string> Say(string text);
}
