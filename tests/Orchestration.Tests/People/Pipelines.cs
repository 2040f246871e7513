using Microsoft.Extensions.AI;

namespace Orchestration.Tests.People;

public enum Colour
{
    Red,
    Blue,
}

public sealed record Address(string Street, int Number);

[Chain]
public partial class Question
{
    public partial Task<string> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Human("What of {topic}?")]
    internal partial Task<string> Decide(string topic);
}

[Chain]
public partial class QuestionWithOutcome
{
    public partial Task<Outcome<string>> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Human("What of {topic}?")]
    private partial Task<string> Decide(string topic);
}

/// <summary>Answers of every kind.</summary>
[Chain]
public partial class Form
{
    public partial Task<string> RunAsync(RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Human("Really?")]
    private partial ValueTask<bool> Sure();

    [Step, Human("Which colour?")]
    private partial Task<Colour> Pick();

    [Step, Human("How many, in {pick}?")]
    private partial Task<int> Count(Colour pick);

    [Step, Human("Where to?")]
    private partial Task<Address> Where();

    [Step]
    private static string Summary(bool sure, Colour pick, int count, Address where) => $"{sure} {pick} {count} {where.Street} {where.Number}";
}

/// <summary>A letter that a person approves before it goes out, and the going out as well.</summary>
[Chain]
public partial class Mailer(IChatClient writer)
{
    public List<string> Sent { get; } = [];

    public partial Task<Outcome<string>> RunAsync(string text, int copies, RunOptions? options = null, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string text, int copies, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Write about {text}"), Approve]
    private partial Task<string> Draft(string text);

    [Step, SideEffect, Approve(Question = "Send it?")]
    private string Send(string draft, int copies)
    {
        Sent.Add($"{draft} x{copies}");
        return draft;
    }
}

[Critic(MaxRounds = 2)]
public partial class ApprovedRounds(IChatClient writer)
{
    public partial Task<string> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Produce, Prompt("Write about {text}"), Approve]
    private partial Task<string> Begin(string text);

    [Evaluate]
    private static Verdict Judge(string draft) => draft.Contains("good", StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject("bad");

    [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Approve]
    private partial Task<string> Improve(string text, string draft, Verdict verdict);
}

[Chain]
public partial class VerifiedThenApproved(IChatClient writer)
{
    public partial Task<string> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Write about {text}. {feedback}"), Approve]
    private partial Task<string> Draft(string text, string? feedback);

    [Verify(Retries = 2)]
    private static bool Check(string draft) => draft.StartsWith("good", StringComparison.Ordinal);

    [Step]
    private static string Loud(string draft) => draft + "!";
}

[Parallel]
public partial class Panel(IChatClient model)
{
    public partial Task<Outcome<string>> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Section, Human("First of {text}?")]
    private partial Task<string> First(string text);

    [Section, Prompt("Second of {text}"), Approve]
    private partial Task<string> Second(string text);

    [Combine]
    private static string Join(string first, string second) => first + "+" + second;
}

[Parallel(OnFailure = FailurePolicy.KeepOthers)]
public partial class PanelThatKeeps(IChatClient model)
{
    public partial Task<string> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Section, Human("First of {text}?")]
    private partial Task<string> First(string text);

    [Section, Prompt("Second of {text}"), Approve]
    private partial Task<string> Second(string text);

    [Combine]
    private static string Join(Attempt<string> first, Attempt<string> second) =>
        $"{(first.Succeeded ? first.Value : first.Exception!.GetType().Name)}+{(second.Succeeded ? second.Value : second.Exception!.GetType().Name)}";
}

[Route]
public partial class Desk
{
    public partial Task<string> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Classify, Human("Which desk for {text}?")]
    private partial Task<string> Choose(string text);

    [Case("sales")]
    private static string Sales(string text) => "sales: " + text;

    [Case("repairs")]
    private static string Repairs(string text) => "repairs: " + text;
}

[Chain]
public partial class Outer
{
    public partial Task<Outcome<string>> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Pipeline<Middle>]
    private partial Task<string> Ask(string topic);

    [Step]
    private static string Loud(string ask) => ask + "!";
}

[Chain]
public partial class Middle
{
    public partial Task<Outcome<string>> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Step, Pipeline<Question>]
    private partial Task<string> Inner(string topic);
}

/// <summary>A person stands in for a model that failed, and code for a person who does not answer in time.</summary>
[Chain]
public partial class LastResort(IChatClient model)
{
    public partial Task<Outcome<string>> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Answer {text}"), Fallback(nameof(AskPerson))]
    private partial Task<string> Answer(string text);

    [Human("Answer {text}"), Timeout(30), Fallback(nameof(GiveUp))]
    private partial Task<string> AskPerson(string text);

    private static string GiveUp(string text) => "nobody knows " + text;
}

[Chain]
public partial class ApprovedFallback(IChatClient model)
{
    public partial Task<Outcome<string>> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Answer {text}"), Approve, Fallback(nameof(Other))]
    private partial Task<string> Answer(string text);

    [Approve]
    private static string Other(string text) => "other " + text;
}

[Chain]
public partial class FallbackApprovedByItself(IChatClient model)
{
    public partial Task<Outcome<string>> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Answer {text}"), Fallback(nameof(Other))]
    private partial Task<string> Answer(string text);

    [Approve]
    private static string Other(string text) => "other " + text;
}

/// <summary>A result and arguments that are no text.</summary>
[Chain]
public partial class Delivery
{
    public List<(Address Address, DateOnly Day, string? Note)> Done { get; } = [];

    public partial Task RunAsync(string street, DateOnly? day = null, string? note = null, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Approve]
    private static Address Find(string street) => new(street, 1);

    [Step, SideEffect, Approve]
    private void Deliver(Address find, DateOnly? day, string? note) => Done.Add((find, day ?? new DateOnly(2026, 1, 1), note));
}

/// <summary>A person chooses among what models wrote.</summary>
[Vote]
public partial class Choice(IChatClient model)
{
    public partial Task<string> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Voter(Count = 3), Prompt("Ballot {ballot} on {text}")]
    private partial Task<string> Write(string text, int ballot);

    [Select, Human("Which of these on {text}?\n{candidates}")]
    private partial Task<int> Choose(string text, IReadOnlyList<string> candidates);
}

/// <summary>Each round's value is approved before the next round reads it.</summary>
[Loop(MaxRounds = 2)]
public partial class ApprovedCounts
{
    public partial Task<int> RunAsync(int start, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Approve]
    private static int Count(int start, int? count) => (count ?? start) + 1;

    [Until, Human("Is {count} enough?")]
    private partial Task<bool> IsEnough(int count);
}
