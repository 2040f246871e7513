using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>Three text steps in a row.</summary>
[Chain]
public partial class TextChain(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Step, Prompt("Outline an article about {topic}.")]
    private partial Task<string> Outline(string topic);

    [Step, Prompt("Write the article from this outline:\n{outline}")]
    private partial Task<string> Draft(string outline);

    [Step, Prompt("Polish this article:\n{draft}")]
    private partial Task<string> Polish(string draft);
}

/// <summary>One step with a typed reply.</summary>
[Chain]
public partial class TypedStep(IChatClient client)
{
    public partial Task<Verdict> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Prompt("Judge this:\n{text}")]
    private partial Task<Verdict> Judge(string text);
}

/// <summary>A critic whose judge never accepts: three rounds, six calls.</summary>
[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]
public partial class ThreeRounds(IChatClient writer, IChatClient judge)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Produce, Prompt("Translate:\n{text}"), Model(nameof(writer))]
    private partial Task<string> Translate(string text);

    [Evaluate, Prompt("Judge:\n{text}\n{draft}"), Model(nameof(judge))]
    private partial Task<Verdict> Judge(string text, string draft);

    [Revise, Prompt("Improve:\n{text}\n{draft}\n{verdict.Feedback}"), Model(nameof(writer))]
    private partial Task<string> Improve(string text, string draft, Verdict verdict);
}

/// <summary>A map-reduce over a stream, folded ten at a time as it goes.</summary>
[MapReduce(MaxItems = 100_000, MaxConcurrency = 8, FanIn = 10)]
public partial class StreamedSummaries(IChatClient client)
{
    public partial Task<string> RunAsync(IAsyncEnumerable<string> pages, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize:\n{item}")]
    private partial Task<string> Summarize(string item);

    [Reduce, Prompt("Combine:\n{items}")]
    private partial Task<string> Combine(IReadOnlyList<string> items);
}

/// <summary>The same, folded when all of it is there.</summary>
[MapReduce(MaxItems = 100_000, MaxConcurrency = 8)]
public partial class AllSummaries(IChatClient client)
{
    public partial Task<string> RunAsync(IAsyncEnumerable<string> pages, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize:\n{item}")]
    private partial Task<string> Summarize(string item);

    [Reduce]
    private static string Combine(IReadOnlyList<string> items) => items[^1];
}
