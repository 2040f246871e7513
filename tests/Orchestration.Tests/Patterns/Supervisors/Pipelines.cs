using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Supervisors;

public enum Job
{
    [Description("Looks things up.")]
    Research,

    [Description("Writes the text.")]
    Write,
}

/// <summary>Everything but a finishing step: the last accepted work is the result.</summary>
[Supervisor(MaxTurns = 3, MaxReworks = 2), Model(nameof(client))]
public partial class Team(IChatClient client, IChatClient judge)
{
    public partial Task<string> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Assign, Prompt("Who is next on {topic}? Refused: {feedback}. Done: {history}")]
    private partial Task<Assignment<Job>> Next(string topic, string? feedback, IReadOnlyList<Turn<Job, string>> history);

    [Worker(Job.Research), Prompt("Look up: {instruction}. Said: {feedback}.")]
    private partial Task<string> LookUp(string instruction, string? feedback);

    [Worker(Job.Write), Prompt("Write: {instruction}. Said: {feedback}. There is: {work}.")]
    private partial Task<string> WriteDown(string instruction, string? feedback, string? work);

    [Review, Prompt("Judge '{work}' for '{instruction}' on {topic}."), Model(nameof(judge))]
    private partial Task<Verdict> Judge(string topic, string instruction, string work);
}

/// <summary>A finishing step, whose verifier sends back to the assigning one.</summary>
[Supervisor(MaxTurns = 2)]
public partial class Report(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Assign, Prompt("Who is next on {topic}? Refused: {feedback}. Done: {history}")]
    private partial Task<Assignment<Job>> Next(string topic, string? feedback, IReadOnlyList<Turn<Job, string>> history);

    [Worker(Job.Research, Job.Write), Prompt("Do: {instruction}.")]
    private partial Task<string> Do(string instruction);

    [Finish, Prompt("Put together {topic}: {work}. Was refused: {feedback}")]
    private partial Task<string> PutTogether(string topic, string? work, string? feedback);

    [Verify]
    private static Verdict HasSource(string putTogether) =>
        putTogether.Contains("source", StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject("no source");
}

/// <summary>What the code steps of the pipelines below do, as a test has it.</summary>
public sealed class Script
{
    public List<string> Log { get; } = [];

    /// <summary>What is handed out in each turn; from the end on, all is done.</summary>
    public List<Assignment<Job>> Assignments { get; init; } = [];

    public Func<string, string?, int> Work { get; init; } = (_, _) => 1;

    public Func<int, Verdict> Review { get; init; } = _ => Verdict.Accept();

    public Func<int, bool> Accepts { get; init; } = _ => true;

    public Assignment<Job> Next(string log)
    {
        Log.Add(log);
        int asked = Log.Count(line => line.StartsWith("next", StringComparison.Ordinal));
        return asked <= Assignments.Count ? Assignments[asked - 1] : Assignment<Job>.Done();
    }

    public int Do(string instruction, string? feedback, int? work)
    {
        Log.Add($"do {instruction} said {feedback ?? "nothing"} there is {work?.ToString() ?? "nothing"}");
        return Work(instruction, feedback);
    }

    public Verdict Judge(int work, string? feedback)
    {
        Verdict verdict = Review(work);
        Log.Add($"judge {work} told {feedback ?? "nothing"}: {verdict.Accepted}");
        return verdict;
    }
}

[Supervisor(MaxTurns = 4, MaxHistory = 2)]
public partial class Sums(Script script)
{
    public partial Task<int> RunAsync(CancellationToken cancellationToken = default);

    [Assign]
    private Assignment<Job> Next(string? feedback, int? work, IReadOnlyList<Turn<Job, int>> history) =>
        script.Next($"next said {feedback ?? "nothing"} there is {work?.ToString() ?? "nothing"} done {string.Join(" ", history.Select(turn => $"{turn.Number}:{turn.Worker}={turn.Work}{(turn.Accepted ? "" : "!" + turn.Feedback)}"))}");

    [Worker(Job.Research, Job.Write)]
    private int Do(string instruction, string? feedback, int? work) => script.Do(instruction, feedback, work);

    [Review]
    private Verdict Judge(int work, string? feedback) => script.Judge(work, feedback);
}

[Supervisor(MaxTurns = 3, OnExhausted = Exhaustion.ReturnLast)]
public partial class LastSum(Script script)
{
    public partial Task<Outcome<int>> RunAsync(CancellationToken cancellationToken = default);

    [Assign]
    private Assignment<Job> Next(string? feedback) => script.Next($"next said {feedback ?? "nothing"}");

    [Worker(Job.Research, Job.Write)]
    private int Do(string instruction, string? feedback, int? work) => script.Do(instruction, feedback, work);

    [Review]
    private bool IsGood(int work) => script.Accepts(work);
}

[Supervisor(MaxTurns = 3, MaxReworks = 1, OnExhausted = Exhaustion.ReturnBest)]
public partial class BestSum(Script script)
{
    public partial Task<int> RunAsync(CancellationToken cancellationToken = default);

    [Assign]
    private Assignment<Job> Next() => script.Next("next");

    [Worker(Job.Research, Job.Write)]
    private int Do(string instruction, string? feedback) => script.Do(instruction, feedback, null);

    [Review]
    private Verdict Judge(int work) => script.Judge(work, null);
}

/// <summary>Exhausted or not, the finishing step makes the result of the best there is.</summary>
[Supervisor(MaxTurns = 2, MaxReworks = 0, OnExhausted = Exhaustion.ReturnBest)]
public partial class BestReport(Script script)
{
    public partial Task<Outcome<string>> RunAsync(CancellationToken cancellationToken = default);

    [Assign]
    private Assignment<Job> Next(string? feedback) => script.Next($"next said {feedback ?? "nothing"}");

    [Worker(Job.Research, Job.Write)]
    private int Do(string instruction, string? feedback) => script.Do(instruction, feedback, null);

    [Review]
    private Verdict Judge(int work) => script.Judge(work, null);

    [Finish]
    private static string Sum(int? work) => $"sum {work?.ToString() ?? "of nothing"}";

    [Verify]
    private static Verdict IsLarge(string sum) => sum.Length > 5 ? Verdict.Accept() : Verdict.Reject("too small");
}

/// <summary>The outcome of work that is a number, graded and refused.</summary>
[Supervisor(MaxTurns = 2, MaxReworks = 0)]
public partial class GradedSum(Script script)
{
    public partial Task<Outcome<int>> RunAsync(CancellationToken cancellationToken = default);

    [Assign]
    private Assignment<Job> Next() => script.Next("next");

    [Worker(Job.Research, Job.Write)]
    private int Do(string instruction) => script.Do(instruction, null, null);

    [Review]
    private Opinion Judge(int work) => new(work > 8, work > 5 ? "nearly" : null, work);
}

/// <param name="Feedback">What to say.</param>
/// <param name="Score">The grade.</param>
/// <param name="IsFine">Whether it accepts.</param>
public sealed record Opinion([property: Accept] bool IsFine, string? Feedback, int Score);

/// <summary>Nobody reviews; the finishing step is retried and then goes back; a worker is retried, too.</summary>
[Supervisor(MaxTurns = 2)]
public partial class Retried(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Assign, Prompt("Assign {topic}. Refused: {feedback}")]
    private partial Task<Assignment<Job>> Next(string topic, string? feedback);

    [Worker(Job.Research, Job.Write), Prompt("Do {instruction}. Said: {feedback}.")]
    private partial Task<string> Do(string instruction, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict IsShort(string work) => work.Length < 10 ? Verdict.Accept() : Verdict.Reject("too long");

    [Finish, Prompt("Finish {topic}. Said: {feedback}.")]
    private partial Task<string> End(string topic, string? feedback);

    [Verify(Retries = 1)]
    private static bool IsLoud(string end, string? work) => end == end.ToUpperInvariant() && work is not null;
}

/// <summary>Reworks and a verifier's retries of the same worker have paths of their own.</summary>
[Supervisor(MaxTurns = 1, MaxReworks = 1)]
public partial class Reworked(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, RunOptions? options = null);

    [Assign, Prompt("Assign {topic}")]
    private partial Task<Assignment<Job>> Next(string topic);

    [Worker(Job.Research, Job.Write), Prompt("Do {instruction}. Said: {feedback}.")]
    private partial Task<string> Do(string instruction, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict IsShort(string @do) => @do.Length < 10 ? Verdict.Accept() : Verdict.Reject("too long");

    [Review]
    private static bool IsGood(string work) => work == "good";
}

/// <summary>Steps before and after, a fallback, an inner pipeline, and a verifier of what comes out.</summary>
[Supervisor(MaxTurns = 2)]
public partial class Office(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Step]
    private static string Subject(string topic) => topic.Trim();

    [Assign, Prompt("Assign {subject}"), Fallback(nameof(AssignInCode))]
    private partial Task<Assignment<Job>> Next(string subject);

    private static Assignment<Job> AssignInCode(string? work) => work is null ? new(Job.Write, "write") : Assignment<Job>.Done();

    [Worker(Job.Research), Pipeline<Archive>]
    private partial Task<string> Ask(string instruction);

    [Worker(Job.Write), Prompt("Write {instruction} on {subject}")]
    private partial Task<string> WriteDown(string instruction, string subject);

    [Step]
    private static string Sign(string result) => result + " -- the office";

    [Verify]
    private static bool IsNotEmpty(string result) => result.Length > 0;
}

[Chain]
public partial class Archive(IChatClient client)
{
    public partial Task<string> RunAsync(string instruction, CancellationToken cancellationToken = default);

    [Step, Prompt("Find {instruction}")]
    private partial Task<string> Find(string instruction);
}

/// <summary>As many turns as one likes; a worker and a reviewer that fail have others that stand in.</summary>
[Supervisor(MaxTurns = 10_000, MaxHistory = 1)]
public partial class Count(Func<int, bool> fails)
{
    public partial Task<int> RunAsync(int goal);

    [Assign]
    private static Assignment<Job> Next(int goal, int? work) => work == goal ? Assignment<Job>.Done() : new(Job.Write, $"{work} and one");

    [Worker(Job.Research, Job.Write), Fallback(nameof(AddSlowly))]
    private int Add(int? work) => fails(work ?? 0) ? throw new InvalidTimeZoneException() : (work ?? 0) + 1;

    private static async Task<int> AddSlowly(int? work, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        return (work ?? 0) + 1;
    }

    [Review, Fallback(nameof(Trust))]
    private bool IsOneMore(int work, IReadOnlyList<Turn<Job, int>> history) =>
        fails(work) ? throw new InvalidTimeZoneException() : history.Count == 0 || history[^1].Work == work - 1;

    private static bool Trust(int work) => work > 0;
}

/// <summary>A supervisor as a step.</summary>
[Chain]
public partial class Agency(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string topic, RunOptions? options = null);

    [Step, Pipeline<Office>]
    private partial Task<string> Commission(string topic);

    [Step]
    private static string Invoice(string commission) => "Invoice for: " + commission;
}

/// <summary>Nothing is read by reflection.</summary>
[Supervisor(MaxTurns = 2), JsonContext<JobJson>, Unverified("It is about how replies are read.")]
public partial class Compiled(IChatClient client)
{
    public partial Task<string> RunAsync(string topic);

    [Assign, Prompt("Assign {topic}: {history}")]
    private partial Task<Assignment<Job>> Next(string topic, IReadOnlyList<Turn<Job, string>> history);

    [Worker(Job.Research, Job.Write), Prompt("Do {instruction}")]
    private partial Task<string> Do(string instruction);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Assignment<Job>))]
[JsonSerializable(typeof(IReadOnlyList<Turn<Job, string>>))]
public sealed partial class JobJson : JsonSerializerContext;
