using System.Text;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <content>The patterns in which one step hands out work to others.</content>
internal sealed partial class RandomSource
{
    private int _kinds;

    private string Orchestrator(StringBuilder members, RandomPipeline.Orchestrator orchestrator)
    {
        var kind = Kinds(orchestrator.Workers.Count);
        var task = "Task" + kind;
        _source.Append($"public sealed record {task}({kind} Kind, string Name);\n\n");

        var tasks = orchestrator.IsWorstWithoutTasks ? 0 : orchestrator.Tasks;
        Decision(members, "Plan", task + "[]", orchestrator.Plan, run => Tasks(tasks, $"plan{run}"), "string text", New(tasks, "\"plan\""));
        Workers(members, kind, orchestrator.Workers, 0, $"{task} task");
        if (orchestrator.Replan is { } replan)
        {
            // Every round but the last asks for as many again, which nobody has asked for before.
            var (each, rounds) = (orchestrator.Tasks, orchestrator.Rounds);
            Decision(
                members,
                "Replan",
                task + "[]",
                replan,
                run => Tasks(run % rounds == rounds - 1 ? 0 : each, $"replan{run}"),
                $"IReadOnlyList<{task}> tasks",
                $"tasks.Count < {each * rounds} ? {New(each, "tasks.Count")} : []");
        }

        Step(members, "Synthesize", orchestrator.Synthesize);
        if (orchestrator.Otherwise is { } otherwise)
        {
            Step(members, "Otherwise", otherwise);
        }

        return $"Orchestrator(MaxTasks = {orchestrator.Tasks}, MaxConcurrency = 1{(orchestrator.Replan is null ? "" : $", MaxRounds = {orchestrator.Rounds}")})";

        string Tasks(int count, string name) => List(count, i => $$"""{"kind":"{{Kind(orchestrator.Worst)}}","name":"{{name}}.{{i}}"}""");

        string New(int count, string name) => List(count, i => $"new({kind}.{Kind(orchestrator.Worst)}, {name} + \".{i}\")");
    }

    private string Supervisor(StringBuilder members, RandomPipeline.Supervisor supervisor)
    {
        var kind = Kinds(supervisor.Workers.Count);
        var (turns, refused) = (supervisor.Turns, supervisor.IsWorstWithoutWork ? supervisor.Turns : 0);
        if (refused > 0)
        {
            // Nothing is handed out, and every result but the last is refused. What is said differs, or it would go round in circles.
            Decision(members, "Assign", $"Assignment<{kind}>", supervisor.Assign, run => Assignment(run, null), "string? feedback, string text", $"Assignment<{kind}>.Done(Guid.NewGuid().ToString())");
        }
        else
        {
            Decision(
                members,
                "Assign",
                $"Assignment<{kind}>",
                supervisor.Assign,
                run => Assignment(run, run % (turns + 1) == turns ? null : Kind(supervisor.Worst)),
                $"IReadOnlyList<Turn<{kind}, string>> history",
                $"history.Count < {turns} ? new({kind}.{Kind(supervisor.Worst)}, $\"{{history.Count}}\") : Assignment<{kind}>.Done()");
        }

        Workers(members, kind, supervisor.Workers, supervisor.Check?.SendsBack ?? 0, "string instruction");
        Check(members, "work", supervisor.Check);
        if (supervisor.Review is { } review)
        {
            Model(members, "Review", "string work", "bool", review, IsLastOf(1 + supervisor.Reworks));
        }

        if (supervisor.Finish is { } finish)
        {
            Step(members, "Finish", finish, refusals: refused);
        }

        return $"Supervisor(MaxTurns = {turns}{(supervisor.Review is null ? "" : $", MaxReworks = {supervisor.Reworks}")})";

        static string Assignment(long run, string? worker) => $$"""{"instruction":"{{run}}","worker":{{(worker is null ? "null" : $"\"{worker}\"")}}}""";
    }

    private string Agent(StringBuilder members, RandomPipeline.Agent agent)
    {
        var tools = agent.Tools.Select(tool => Step(members, "Tool", tool)).ToList();
        var parameters = "string text" + (agent.Check?.SendsBack > 0 ? ", string? feedback" : "");
        var respond = Model(members, "Respond", parameters, "string", agent.Respond, run => Answer((int)(run % agent.Turns)));
        Check(members, $"s{respond}", agent.Check);
        return $"Agent(MaxTurns = {agent.Turns}, MaxToolCalls = {agent.ToolCalls})";

        // One call in each turn, and all that are left in the last turn that may call.
        string Answer(int turn) => turn == agent.Turns - 1
            ? "text"
            : CountingClient.Calling(tools[agent.Worst], turn == agent.Turns - 2 ? agent.ToolCalls - turn : 1);
    }

    private void Workers(StringBuilder members, string kind, IReadOnlyList<RandomStep> workers, int sendsBack, string reads)
    {
        for (var i = 0; i < workers.Count; i++)
        {
            Step(members, $"Worker({kind}.{Kind(i)})", workers[i], sendsBack, reads);
        }
    }

    /// <summary>Writes an enum of so many workers; gives its name.</summary>
    private string Kinds(int count)
    {
        var name = $"Kind{_kinds++}";
        _source.Append($"public enum {name} {{ {string.Join(", ", Enumerable.Range(0, count).Select(Kind))} }}\n\n");
        return name;
    }

    private static string Kind(int worker) => "ABC"[worker].ToString();

    private static string List(int count, Func<int, string> item) => $"[{string.Join(", ", Enumerable.Range(0, count).Select(item))}]";
}
