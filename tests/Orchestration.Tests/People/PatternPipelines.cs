using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.People;

public enum Trade
{
    Mason,
    Painter,
}

public sealed record Job(Trade Trade, string What);

/// <summary>A person sees what came of each item.</summary>
[MapReduce(MaxItems = 4)]
public partial class ApprovedItems
{
    public partial Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> names, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Map, Approve]
    private static string Greet(string item) => $"Dear {item}";
}

/// <summary>A person sees the result after every item but the first.</summary>
[Refine(MaxItems = 4)]
public partial class ApprovedRefinement
{
    public partial Task<string> RunAsync(IReadOnlyList<string> names, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Start]
    private static string Begin(string item) => item;

    [Next, Approve]
    private static string Add(string soFar, string item) => $"{soFar}, {item}";
}

/// <summary>A person sees the work of one kind only.</summary>
[Orchestrator(MaxTasks = 4)]
public partial class ApprovedTasks
{
    public partial Task<string> RunAsync(string house, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Plan]
    private static Job[] Plan(string house) => [new(Trade.Painter, house), new(Trade.Mason, "wall"), new(Trade.Mason, "roof")];

    [Worker(Trade.Mason), Approve]
    private static string Build(Job task) => $"built {task.What}";

    [Worker(Trade.Painter)]
    private static string Paint(Job task) => $"painted {task.What}";

    [Synthesize]
    private static string Report(IReadOnlyList<TaskResult<Job, string>> results) => string.Join(", ", results.Select(done => done.Result));
}

/// <summary>A person sees each piece of work before it is reviewed.</summary>
[Supervisor(MaxTurns = 2)]
public partial class ApprovedWork
{
    public partial Task<Outcome<string>> RunAsync(string house, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Assign]
    private static Assignment<Trade> Assign(string house, IReadOnlyList<Turn<Trade, string>> history) =>
        history.Count == 0 ? new(Trade.Mason, house) : new(null, "");

    [Worker(Trade.Mason, Trade.Painter), Approve]
    private static string Labour(string instruction, string? feedback) => $"built {instruction}{(feedback is null ? "" : $" ({feedback})")}";

    [Review]
    private static Verdict Check(string work) => work.Contains("solid", StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject("not solid");
}

/// <summary>A person sees what each debater says in each round.</summary>
[Debate(MaxRounds = 2)]
public partial class ApprovedDebate
{
    public partial Task<string> RunAsync(string motion, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Debater("for"), Approve]
    private static string Pro(string motion, string stance, int round) => $"{stance} {motion} {round}";

    [Debater("against")]
    private static string Contra(string motion, string stance, string? own) => $"{stance} {motion} {own}";

    [Judge]
    private static string Decide(IReadOnlyList<Statement<string>> transcript) => string.Join("; ", transcript.Select(said => said.Value));
}

/// <summary>A person sees what a tool would do before it does it.</summary>
[Agent(MaxTurns = 3)]
public partial class ApprovedTool(IChatClient client)
{
    public List<string> Paid { get; } = [];

    public partial Task<Outcome<string>> RunAsync(string question, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Respond, Prompt("Help with {question}")]
    private partial Task<string> Answer(string question);

    [Tool, Description("Pays an amount."), SideEffect(IdempotencyKey = nameof(invoice)), Approve(Question = "Pay it?")]
    private string Pay(string invoice, int amount)
    {
        Paid.Add($"{invoice}: {amount}");
        return "paid";
    }
}
