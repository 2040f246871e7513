using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Orchestrators;

public enum Field
{
    [Description("How medicines act on one another")]
    Interactions,
    Renal,
    Falls,
}

[Description("One question for one specialist")]
public sealed record Inquiry(Field Field, string Question);

/// <summary>One round: a plan, two workers for three kinds, and a synthesis, all by a model.</summary>
[Orchestrator(MaxTasks = 4), Unverified("What it gives is looked at by the test.")]
public partial class Consult(IChatClient client)
{
    public partial Task<string> RunAsync(string patient, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string patient, CancellationToken cancellationToken = default);

    [Plan, Prompt("Plan for {patient}")]
    private partial Task<IReadOnlyList<Inquiry>> Plan(string patient);

    [Worker(Field.Interactions), Prompt("Interactions of {patient}: {task.Question}")]
    private partial Task<string> Interactions(string patient, Inquiry task);

    [Worker(Field.Renal, Field.Falls), Prompt("{task.Field} beside {tasks.Count}: {task.Question}")]
    private partial Task<string> Other(Inquiry task, IReadOnlyList<Inquiry> tasks);

    [Synthesize, Prompt("Report on {patient}: {results}")]
    private partial Task<string> Report(string patient, IReadOnlyList<TaskResult<Inquiry, string>> results);
}

/// <summary>Several rounds, in code that the test supplies.</summary>
[Orchestrator(MaxTasks = 3, MaxRounds = 3, MaxConcurrency = 2)]
public partial class Rounds(Func<IReadOnlyList<Inquiry>> plan, Func<Inquiry, int, CancellationToken, Task<string>> work, Func<int, IReadOnlyCollection<Inquiry>> replan)
{
    public partial Task<string> RunAsync(string patient, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Plan]
    private IReadOnlyList<Inquiry> Plan() => plan();

    [Worker(Field.Interactions, Field.Renal, Field.Falls)]
    private Task<string> Ask(Inquiry task, IReadOnlyList<TaskResult<Inquiry, string>> results, CancellationToken cancellationToken) =>
        work(task, results.Count, cancellationToken);

    [Replan]
    private IReadOnlyCollection<Inquiry> FindGaps(IReadOnlyList<TaskResult<Inquiry, string>> results) => replan(results.Count);

    [Synthesize]
    private static string Join(string patient, IReadOnlyList<Inquiry> tasks, IReadOnlyList<TaskResult<Inquiry, string>> results) =>
        $"{patient}: {string.Join(", ", results.Select(result => $"{result.Task.Question}={result.Result}"))} ({tasks.Count})";
}

/// <summary>The results go out as they are when the last replan still asks for more.</summary>
[Orchestrator(MaxTasks = 2, MaxRounds = 2, OnExhausted = Exhaustion.ReturnLast)]
public partial class Lenient
{
    public partial Task<IReadOnlyList<TaskResult<Inquiry, int>>> RunAsync(string patient, CancellationToken cancellationToken = default);

    [Plan]
    private static Inquiry[] Plan(string patient) => [new(Field.Renal, patient)];

    [Worker(Field.Renal, Field.Interactions, Field.Falls)]
    private static int Measure(Inquiry task) => task.Question.Length;

    [Replan]
    private static List<Inquiry> AskMore(IReadOnlyList<Inquiry> tasks) => [new(Field.Falls, tasks[^1].Question + "?")];
}

/// <summary>What is left to do when the last replan still asks for more is said.</summary>
[Orchestrator(MaxTasks = 2, MaxRounds = 2, OnExhausted = Exhaustion.ReturnLast)]
public partial class Unfinished(Func<int, List<Inquiry>> replan)
{
    public partial Task<string> RunAsync(string patient, CancellationToken cancellationToken = default);

    [Plan]
    private static Inquiry[] Plan(string patient) => [new(Field.Renal, patient)];

    [Worker(Field.Renal, Field.Interactions, Field.Falls)]
    private static int Measure(Inquiry task) => task.Question.Length;

    [Replan]
    private List<Inquiry> AskMore(IReadOnlyList<Inquiry> tasks) => replan(tasks.Count);

    [Synthesize]
    private static string Report(IReadOnlyList<Inquiry> tasks, IReadOnlyList<TaskResult<Inquiry, int>> results) =>
        $"done {string.Join(", ", results.Select(result => result.Task.Question))}; left {string.Join(", ", tasks.Skip(results.Count).Select(task => task.Question))}";
}

/// <summary>The same, where that is a failure, as an outcome.</summary>
[Orchestrator(MaxTasks = 2, MaxRounds = 2)]
public partial class Strict
{
    public partial Task<Outcome<IReadOnlyList<TaskResult<Inquiry, int>>>> RunAsync(string patient, CancellationToken cancellationToken = default);

    [Plan]
    private static Inquiry[] Plan(string patient) => [new(Field.Renal, patient)];

    [Worker(Field.Renal, Field.Interactions, Field.Falls)]
    private static int Measure(Inquiry task) => task.Question.Length;

    [Replan]
    private static List<Inquiry> AskMore(IReadOnlyList<Inquiry> tasks) => [new(Field.Falls, tasks[^1].Question + "?")];
}

/// <summary>Failures are kept, and stand among the results.</summary>
[Orchestrator(MaxTasks = 4, MaxRounds = 2, OnFailure = FailurePolicy.KeepOthers, MinSucceeded = 2)]
public partial class Tolerant(IChatClient client)
{
    public partial Task<string> RunAsync(string patient, CancellationToken cancellationToken = default);

    [Plan, Prompt("Plan for {patient}")]
    private partial Task<List<Inquiry>> Plan(string patient);

    [Worker(Field.Interactions, Field.Renal), Prompt("Do {task.Question}")]
    private partial Task<string> Ask(Inquiry task);

    [Worker(Field.Falls), Prompt("Count {task.Question}", MaxRepairs = 0)]
    private partial Task<string> Count(Inquiry task);

    [Replan, Prompt("Gaps in {results}", MaxRepairs = 0)]
    private partial Task<List<Inquiry>> FindGaps(IReadOnlyList<TaskResult<Inquiry, Attempt<string>>> results);

    [Synthesize]
    private static string Join(IReadOnlyList<TaskResult<Inquiry, Attempt<string>>> results) =>
        string.Join(", ", results.Select(result => result.Result.Value ?? $"no {result.Task.Question}: {result.Result.Error}"));
}

/// <summary>A worker that is checked and may try again, one with a fallback, one that is a pipeline; steps before and after; a way out without tasks.</summary>
[Orchestrator(MaxTasks = 3)]
public partial class Checked(IChatClient client)
{
    public partial Task<string> RunAsync(string patient, CancellationToken cancellationToken = default);

    [Step]
    private static string Trim(string patient) => patient.Trim();

    [Plan]
    private static IReadOnlyList<Inquiry> Plan(string trim) =>
        [.. trim.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new Inquiry(Enum.Parse<Field>(word.Split('-')[0]), word))];

    [Worker(Field.Interactions), Prompt("Ask {task.Question}. {feedback}")]
    private partial Task<string> Ask(Inquiry task, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict NamesIt(string ask, Inquiry task) =>
        ask.Contains(task.Question, StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject("name it");

    [Worker(Field.Renal), Prompt("Measure {task.Question}"), Fallback(nameof(Guess))]
    private partial Task<string> Measure(Inquiry task);

    private static string Guess(Inquiry task) => "a guess at " + task.Question;

    [Worker(Field.Falls), Pipeline<Inner>]
    private partial Task<string> Deeper([From("task")] Inquiry inquiry);

    [Otherwise]
    private static string Nothing(string trim) => $"nothing for '{trim}'";

    [Synthesize]
    private static string Join(IReadOnlyList<TaskResult<Inquiry, string>> results) => string.Join("; ", results.Select(result => result.Result));

    [Verify]
    private static bool IsLong(string result) => result.Length > 3;

    [Step]
    private static string Sign(string result) => result + " -- us";
}

/// <summary>An orchestrator that is a worker of another.</summary>
[Orchestrator(MaxTasks = 2)]
public partial class Inner(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(Inquiry inquiry, CancellationToken cancellationToken = default);

    [Plan]
    private static Inquiry[] Split(Inquiry inquiry) => [inquiry with { Question = inquiry.Question + ".a" }, inquiry with { Question = inquiry.Question + ".b" }];

    [Worker(Field.Falls, Field.Renal, Field.Interactions), Prompt("Part {task.Question}")]
    private partial Task<string> Part(Inquiry task);

    [Synthesize]
    private static string Join(IReadOnlyList<TaskResult<Inquiry, string>> results) => string.Join("+", results.Select(result => result.Result));
}

/// <summary>As many tasks as are asked for, in code.</summary>
[Orchestrator(MaxTasks = 10_000)]
public partial class Many
{
    public partial Task<long> RunAsync(int count, CancellationToken cancellationToken = default);

    [Plan]
    private static IReadOnlyList<Piece> Plan(int count) => [.. Enumerable.Range(0, count).Select(number => new Piece((Parity)(number % 2), number))];

    [Worker(Parity.Even)]
    private static long Keep(Piece task) => task.Number;

    [Worker(Parity.Odd)]
    private static async Task<long> NegateAsync(Piece task)
    {
        await Task.Yield();
        return -task.Number;
    }

    [Synthesize]
    private static long Sum(IReadOnlyList<TaskResult<Piece, long>> results) => results.Sum(result => result.Result);
}

public enum Parity
{
    Even,
    Odd,
}

public readonly record struct Piece(Parity Parity, int Number);
