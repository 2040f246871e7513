using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Votes;

[Vote]
public partial class Solve(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string question, CancellationToken cancellationToken = default);

    [Voter(Count = 5), Prompt("Solve {question} as number {ballot}.")]
    private partial Task<string> Answer(string question, int ballot);
}

[Vote(OnTie = Tie.First)]
public partial class SolveOrFirst(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Voter(Count = 4), Prompt("Solve {question} as number {ballot}.")]
    private partial Task<string> Answer(string question, int ballot);
}

[Vote(MinAgreement = 0.6, OnTie = Tie.First)]
public partial class SolveOrAsk(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string question, CancellationToken cancellationToken = default);

    [Voter(Count = 5), Prompt("Solve {question} as number {ballot}.")]
    private partial Task<string> Answer(string question, int ballot);
}

[Vote(OnExhausted = Exhaustion.ReturnBest), Unverified("What it gives is looked at by the test.")]
public partial class SolveAnyway(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Voter(Count = 4), Prompt("Solve {question} as number {ballot}.")]
    private partial Task<string> Answer(string question, int ballot);
}

[Vote(OnExhausted = Exhaustion.ReturnLast), Unverified("What it gives is looked at by the test.")]
public partial class SolveToTheLast(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Voter(Count = 4), Prompt("Solve {question} as number {ballot}.")]
    private partial Task<string> Answer(string question, int ballot);
}

/// <summary>Several voters on clients of their own; the number decides, whatever the reasons are.</summary>
[Vote(MaxConcurrency = 2)]
public partial class Estimate(IChatClient first, IChatClient second)
{
    public partial Task<Guess> RunAsync(string thing, CancellationToken cancellationToken = default);

    [Voter(Count = 2), Prompt("Weigh {thing} as {ballot}."), Model(nameof(first))]
    private partial Task<Guess> Weigh(string thing, int ballot);

    [Voter, Prompt("Check {thing} as {ballot}."), Model(nameof(second))]
    private partial Task<Guess> Check(string thing, int ballot);
}

public sealed record Guess(string Reason, [property: BallotKey] int Kilograms);

[Vote]
public partial class Shout(Func<int, CancellationToken, Task<string?>> voter)
{
    public partial Task<string?> RunAsync(CancellationToken cancellationToken = default);

    [Voter(Count = 3)]
    private Task<string?> Say(int ballot, CancellationToken cancellationToken) => voter(ballot, cancellationToken);

    [BallotKey]
    private static string? WithoutCase(string? answer) => answer?.Trim().ToUpperInvariant();
}

#pragma warning disable ORC5003 // That nobody may win is what the tests are about.
/// <summary>As many voters as somebody may ask for in earnest, in code, one at a time.</summary>
[Vote(MaxConcurrency = 1)]
public partial class Crowd(Func<int, int> voter)
{
    public partial Task<int> RunAsync(CancellationToken cancellationToken = default);

    [Voter(Count = 10_000)]
    private int Say(int ballot) => voter(ballot);
}

[Vote]
public partial class Alone(Func<int> voter)
{
    public partial Task<int> RunAsync(CancellationToken cancellationToken = default);

    [Voter]
    private int Say() => voter();
}

/// <summary>A model chooses among what code and a model said.</summary>
[Vote]
public partial class Headline(IChatClient client)
{
    public partial Task<string> RunAsync(string article, CancellationToken cancellationToken = default);

    [Voter(Count = 2), Prompt("Title {article} as {ballot}.")]
    private partial Task<string> Title(string article, int ballot);

    [Voter]
    private static string Cut(string article) => article[..4];

    [Select, Prompt("Which is best for {article}?\n{candidates}")]
    private partial Task<int> Choose(string article, IReadOnlyList<string> candidates);
}

[Vote]
public partial class Longest(IChatClient client, Func<IReadOnlyList<string>, int> choose)
{
    public partial Task<Outcome<string>> RunAsync(string article, CancellationToken cancellationToken = default);

    [Voter(Count = 3), Prompt("Title {article} as {ballot}.")]
    private partial Task<string> Title(string article, int ballot);

    [Select]
    private int Choose(IReadOnlyList<string> candidates) => choose(candidates);

    [Step]
    private static string Sign(string result, int choose) => $"{result} (number {choose})";
}

/// <summary>Ballots that are checked and given again, with a fallback, between steps before and after.</summary>
[Vote]
public partial class Capital(IChatClient client)
{
    public partial Task<string> RunAsync(string country, CancellationToken cancellationToken = default);

    [Step]
    private static string Trim(string country) => country.Trim();

    [Voter(Count = 3), Prompt("Capital of {trim} as {ballot}. {feedback}"), Fallback(nameof(Unknown))]
    private partial Task<string> Name(string trim, int ballot, string? feedback);

    private static string Unknown() => "unknown";

    [Verify(Retries = 1)]
    private static Verdict IsOneWord(string name) => name.Contains(' ', StringComparison.Ordinal) ? Verdict.Reject("one word") : Verdict.Accept();

    [Verify]
    private static bool IsKnown(string result) => result != "unknown";

    [Step]
    private static string Sign(string result) => result + "!";
}

/// <summary>Votes whose voters are votes.</summary>
[Vote]
public partial class Council(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Voter(Count = 2), Pipeline<Solve>]
    private partial Task<string> Ask(string question);

    [Voter, Pipeline<SolveOrAsk>]
    private partial Task<string> AskStrictly(string question);
}

[Chain]
public partial class Letter(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Step, Pipeline<SolveOrAsk>]
    private partial Task<Outcome<string>> Solved(string question);

    [Step]
    private static string Write(Outcome<string> solved) => solved is Outcome<string>.Exhausted exhausted ? $"perhaps {exhausted.Best}" : $"{solved.GetValueOrThrow()} for sure";
}

[Vote(OnTie = Tie.First), Unverified("What it gives is looked at by the test.")]
public partial class Rotten(Func<string> key)
{
    public partial Task<string> RunAsync(CancellationToken cancellationToken = default);

    [Voter(Count = 3)]
    private static string Say(int ballot) => $"{ballot}";

    [BallotKey]
    private string KeyOf(string answer) => answer.Length > 0 ? key() : "";
}

/// <summary>Three of five ballots are enough where they agree.</summary>
[Vote(MaxConcurrency = 1)]
public partial class Frugal(IChatClient client)
{
    public partial Task<string> RunAsync(string question, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Voter(Count = 5), Prompt("Solve {question} as number {ballot}.")]
    private partial Task<string> Answer(string question, int ballot);
}
