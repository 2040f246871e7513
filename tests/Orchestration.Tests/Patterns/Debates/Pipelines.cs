using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Debates;

// Some of these give what was said, so that the tests can look at it.
#pragma warning disable ORC7008

[Debate(MaxRounds = 3)]
public partial class Motion(IChatClient client)
{
    public partial Task<string> RunAsync(string motion, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string motion, CancellationToken cancellationToken = default);

    [Debater("for"), Prompt("{stance} {motion} in {round}. Own: {own}. Others: {others}")]
    private partial Task<string> Pro(string motion, string stance, int round, string? own, IReadOnlyList<Statement<string>> others);

    [Debater("against"), Prompt("{stance} {motion} in {round}. Own: {own}. Others: {others}")]
    private partial Task<string> Contra(string motion, string stance, int round, string? own, IReadOnlyList<Statement<string>> others);

    [Agree, Prompt("Agree on {motion} in {round}? {transcript}")]
    private partial Task<bool> Settled(string motion, int round, IReadOnlyList<Statement<string>> transcript);

    [Judge, Prompt("Decide {motion}: {transcript}")]
    private partial Task<string> Decide(string motion, IReadOnlyList<Statement<string>> transcript);
}

/// <summary>Experts of one kind and one of another, in code, without a judge: the statements are the result.</summary>
[Debate(MaxRounds = 3, MaxHistory = 2, MaxConcurrency = 2)]
public partial class Estimate(Func<string, DebaterView, CancellationToken, Task<int>> speak)
{
    public partial Task<Outcome<IReadOnlyList<Statement<int>>>> RunAsync(CancellationToken cancellationToken = default);

    [Debater(Count = 3)]
    private Task<int> Expert(int round, int? own, IReadOnlyList<Statement<int>> others, IReadOnlyList<Statement<int>> transcript, CancellationToken cancellationToken) =>
        speak(nameof(Expert), new DebaterView(round, own, others, transcript), cancellationToken);

    [Debater]
    private Task<int> Layman(int round, int? own, IReadOnlyList<Statement<int>> others, IReadOnlyList<Statement<int>> transcript, CancellationToken cancellationToken) =>
        speak(nameof(Layman), new DebaterView(round, own, others, transcript), cancellationToken);
}

public sealed record DebaterView(int Round, int? Own, IReadOnlyList<Statement<int>> Others, IReadOnlyList<Statement<int>> Transcript);

/// <summary>Each takes the mean of what the others said; code sees when they agree, and picks.</summary>
[Debate(MaxRounds = 10)]
public partial class Consensus(Func<int, CancellationToken, Task> delay)
{
    public partial Task<string> RunAsync(int[] opinions, CancellationToken cancellationToken = default);

    [Debater]
    private Task<int> First(int[] opinions, int? own, IReadOnlyList<Statement<int>> others, CancellationToken cancellationToken) => SayAsync(opinions[0], own, others, cancellationToken);

    [Debater]
    private Task<int> Second(int[] opinions, int? own, IReadOnlyList<Statement<int>> others, CancellationToken cancellationToken) => SayAsync(opinions[1], own, others, cancellationToken);

    [Debater]
    private Task<int> Third(int[] opinions, int? own, IReadOnlyList<Statement<int>> others, CancellationToken cancellationToken) => SayAsync(opinions[2], own, others, cancellationToken);

    [Agree]
    private static Harmony Compare(IReadOnlyList<Statement<int>> transcript) => new(transcript.TakeLast(3).Select(statement => statement.Value).Distinct().Count());

    [Judge]
    private static string Report(IReadOnlyList<Statement<int>> transcript) =>
        string.Join(' ', transcript.Select(statement => $"{statement.Speaker}[{statement.Round}]={statement.Value}"));

    private async Task<int> SayAsync(int opinion, int? own, IReadOnlyList<Statement<int>> others, CancellationToken cancellationToken)
    {
        await delay(opinion, cancellationToken);
        return own is null ? opinion : (int)others.Average(other => other.Value);
    }
}

public sealed record Harmony(int Opinions)
{
    [Accept]
    public bool IsFull => Opinions == 1;
}

/// <summary>One round, in which nobody is asked whether they agree; a judge that chooses by code; checks, a fallback, steps before and after.</summary>
[Debate(MaxRounds = 2)]
public partial class Tumor(IChatClient client)
{
    public partial Task<string> RunAsync(string patient, CancellationToken cancellationToken = default);

    [Step]
    private static string Trim(string patient) => patient.Trim();

    [Debater, Prompt("Surgery for {trim}, round {round}. {feedback}"), Fallback(nameof(Wait))]
    private partial Task<string> Surgeon(string trim, int round, string? feedback);

    [Debater, Prompt("Drugs for {trim}, round {round}.")]
    private partial Task<string> Oncologist(string trim, int round);

    private static string Wait() => "wait";

    [Verify(Retries = 1)]
    private static Verdict IsShort(string surgeon) => surgeon.Length < 20 ? Verdict.Accept() : Verdict.Reject("shorter");

    [Judge]
    private static int Choose(IReadOnlyList<Statement<string>> transcript) => transcript.Count - 1;

    [Verify]
    private static bool Exists(int result) => result >= 0;

    [Step]
    private static string Sign(int result, string trim) => $"{trim}: {result}";
}

[Debate(MaxRounds = 1)]
public partial class Opinions(IChatClient client)
{
    public partial Task<IReadOnlyList<Statement<string>>> RunAsync(string question, CancellationToken cancellationToken = default);

    [Debater(Count = 2), Prompt("What of {question}?")]
    private partial Task<string> Ask(string question);

    [Agree]
    private static bool Never(IReadOnlyList<Statement<string>> transcript) => throw new InvalidOperationException($"asked after {transcript.Count}");
}

/// <summary>A debate whose debaters are debates, within a chain.</summary>
[Debate(MaxRounds = 2)]
public partial class Parliament(IChatClient client)
{
    public partial Task<string> RunAsync(string motion, CancellationToken cancellationToken = default);

    [Debater(Count = 2), Pipeline<Motion>]
    private partial Task<string> Committee(string motion);

    [Judge]
    private static string Count(IReadOnlyList<Statement<string>> transcript) => $"{transcript.Count} of {transcript[0].Value}";
}

[Chain]
public partial class Law(IChatClient client)
{
    public partial Task<string> RunAsync(string motion, CancellationToken cancellationToken = default);

    [Step, Pipeline<Parliament>]
    private partial Task<string> Debated(string motion);

    [Step]
    private static string Sign(string debated) => debated + "!";
}
