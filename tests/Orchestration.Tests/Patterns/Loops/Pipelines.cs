using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Loops;

/// <summary>Rounds of two steps that see the round before, judged by a model, with a step that makes the result.</summary>
[Loop(MaxRounds = 3)]
public partial class Research(IChatClient client, IChatClient judge)
{
    public partial Task<Outcome<string>> RunAsync(string topic, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic, CancellationToken cancellationToken = default);

    [Step, Prompt("Search {topic}. Known: {digest}. Missing: {isEnough.Feedback}"), Model(nameof(client))]
    private partial Task<string> Search(string topic, string? digest, Verdict? isEnough);

    [Step, Prompt("Digest {search} into {digest}"), Model(nameof(client))]
    private partial Task<string> Digest(string search, string? digest);

    [Until, Prompt("Enough on {topic}? {digest}"), Model(nameof(judge))]
    private partial Task<Verdict> IsEnough(string topic, string digest);

    [Finish, Unverified("The judge has seen what it is made from."), Prompt("Report on {topic} from {digest}, found in round {round}: {isEnough.Feedback}"), Model(nameof(client))]
    private partial Task<string> Report(string topic, string digest, Verdict isEnough, int round);
}

/// <summary>Code only, and a person's own type that says when it is done.</summary>
[Loop(MaxRounds = 5)]
public partial class Halving
{
    public partial Task<int> RunAsync(int start, CancellationToken cancellationToken = default);

    [Step]
    private static int Halve(int start, int? halve) => (halve ?? start) / 2;

    [Until]
    private static Size Measure(int halve) => new(halve);
}

public sealed record Size(int Value)
{
    [Accept]
    public bool IsSmall() => Value <= 1;
}

/// <summary>The same with every way of ending when the rounds are out.</summary>
[Loop(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]
public partial class LastGuess
{
    public partial Task<string> RunAsync(CancellationToken cancellationToken = default);

    [Step]
    private static string Guess(int round) => $"guess {round}";

    [Until]
    private static bool IsRight(string guess) => guess.Length == 0;
}

[Loop(MaxRounds = 3, OnExhausted = Exhaustion.ReturnBest)]
public partial class BestGuess(double[] scores)
{
    public partial Task<string> RunAsync(CancellationToken cancellationToken = default);

    [Step]
    private static string Guess(int round) => $"guess {round}";

    [Until]
    private Verdict Rate(string guess, int round) => new(scores[round - 1] >= 10, "rated " + guess, scores[round - 1]);
}

/// <summary>The finishing step works on what the best round gave, its verdict and number included.</summary>
[Loop(MaxRounds = 3, OnExhausted = Exhaustion.ReturnBest)]
public partial class BestGuessTold(double[] scores)
{
    public partial Task<string> RunAsync(CancellationToken cancellationToken = default);

    [Step]
    private static string Guess(int round) => $"guess {round}";

    [Step]
    private static string Reason(string guess) => "since " + guess;

    [Until]
    private Grade Rate(int round) => new(scores[round - 1]);

    [Finish]
    private static string Tell(string guess, string reason, Grade rate, int round) => $"{round}: {guess} {reason} at {rate.Score}";
}

public sealed record Grade(double Score);

public partial class BestGuessTold
{
    [Accept]
    private static bool IsTop(Grade grade) => grade.Score >= 10;
}

[Loop(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]
public partial class LastGuessTold
{
    public partial Task<string> RunAsync(CancellationToken cancellationToken = default);

    [Step]
    private static string Guess(int round) => $"guess {round}";

    [Until]
    private static bool IsRight(string guess) => guess.Length == 0;

    [Finish]
    private static string Tell(string guess, int round) => $"{guess} of {round}";
}

/// <summary>Only the change test ends it.</summary>
[Loop(MaxRounds = 10, StopWhenUnchanged = true)]
public partial class FixedPoint
{
    public partial Task<Outcome<int>> RunAsync(int start, CancellationToken cancellationToken = default);

    [Step]
    private static int Root(int start, int? root) => (int)Math.Sqrt(root ?? start);
}

/// <summary>The change test comes before the judge, who is not asked about what he has seen.</summary>
[Loop(MaxRounds = 4, StopWhenUnchanged = true)]
public partial class Polishing(IChatClient client)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Prompt("Polish {text}: {polish}")]
    private partial Task<string> Polish(string text, string? polish);

    [Until, Prompt("Is {polish} as good as it can be?")]
    private partial Task<bool> IsGood(string polish);

    [Finish]
    private static string Sign(string polish, bool isGood) => $"{polish} ({isGood})";
}

/// <summary>A loop of effects that gives nothing.</summary>
[Loop(MaxRounds = 3)]
public partial class Draining(Queue<int> queue)
{
    public partial Task RunAsync(CancellationToken cancellationToken = default);

    [Step]
    private void Take() => queue.Dequeue();

    [Until]
    private bool IsEmpty() => queue.Count == 0;
}

/// <summary>Checks within the round, with and without another try, and a step that stands in.</summary>
[Loop(MaxRounds = 2)]
public partial class CheckedRounds(IChatClient client, IChatClient spare)
{
    public partial Task<Outcome<string>> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Step, Prompt("Plan {topic}. Written: {write}. {feedback}"), Model(nameof(client)), Fallback(nameof(PlanInstead))]
    private partial Task<string> Plan(string topic, string? write, string? feedback);

    [Prompt("Plan on the spare {topic}. Written: {write}"), Model(nameof(spare))]
    private partial Task<string> PlanInstead(string topic, string? write);

    [Verify(Retries = 1)]
    private static Verdict IsShort(string plan) => plan.Length < 10 ? Verdict.Accept() : Verdict.Reject("shorter");

    [Step, Prompt("Write by {plan}"), Model(nameof(client))]
    private partial Task<string> Write(string plan);

    [Verify]
    private static bool IsDecent(string write) => !write.Contains("damn", StringComparison.Ordinal);

    [Until]
    private static bool IsDone(string write, Verdict isShort, bool isDecent) => isShort.Accepted && isDecent && write.Contains("end", StringComparison.Ordinal);
}

/// <summary>A verifier of the result, and one of what the finishing step makes.</summary>
[Loop(MaxRounds = 2)]
public partial class CheckedFinish(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Step, Prompt("Note {topic}, round {round}")]
    private partial Task<string> Note(string topic, int round);

    [Until]
    private static bool IsDone(string note) => note.Contains("done", StringComparison.Ordinal);

    [Finish, Prompt("Sum up {note}. {feedback}")]
    private partial Task<string> SumUp(string note, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict MentionsNote(string sumUp, string note) => sumUp.Contains(note, StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject("mention it");

    [Verify]
    private static bool IsPolite(string result) => !result.Contains("damn", StringComparison.Ordinal);
}

/// <summary>A loop in a loop, by way of an inner pipeline.</summary>
[Loop(MaxRounds = 2)]
public partial class OuterLoop(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Step, Pipeline<InnerLoop>]
    private partial Task<string> Inner(string topic, string? inner);

    [Until, Prompt("Fine? {inner}"), Model(nameof(client))]
    private partial Task<bool> IsFine(string inner);
}

[Loop(MaxRounds = 2, StopWhenUnchanged = true)]
public partial class InnerLoop(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, string? inner, CancellationToken cancellationToken = default);

    [Step, Prompt("Go on with {topic} after {inner} {more}")]
    private partial Task<string> More(string topic, string? inner, string? more);
}
