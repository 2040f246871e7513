using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What is drawn of an orchestrator.</summary>
public sealed class OrchestratorDiagramTests
{
    private const string Members = """
        [Plan] private static IReadOnlyList<Job> Plan(string text) => [];
        [Worker(Kind.Find), Prompt("{task}")] private partial Task<string> Find(Job task);
        [Worker(Kind.Sum, Kind.Sort)] private static string Count(Job task) => "";
        """;

    private const string Types = "public enum Kind { Find, Sum, Sort } public sealed record Job(Kind Kind, string Text);";

    [Fact]
    public void TasksArePlannedDoneAndAskedForAgain() => Draws("Orchestrator(MaxTasks = 4, MaxRounds = 2)", """
        [Replan] private static IReadOnlyList<Job> Gaps(IReadOnlyList<TaskResult<Job, string>> results) => [];
        [Synthesize] private static string Report(IReadOnlyList<TaskResult<Job, string>> results) => "";
        [Otherwise] private static string Nothing() => "";
        """,
        """
        ---
        title: "Work: at most 8 model calls"
        ---
        flowchart TD
            entry(["text"])
            Plan["Plan"]
            Tasks{{"at most 4 tasks, 8 at once"}}
            Find("Find")
            Count["Count"]
            Gaps["Gaps"]
            exhausted>"exhausted"]
            Report["Report"]
            Nothing["Nothing"]
            result(["result"])

            entry --> Plan
            Plan --> Tasks
            Plan -->|"no tasks"| Nothing
            Tasks -->|"Find"| Find
            Tasks -->|"Sum, Sort"| Count
            Find --> Gaps
            Count --> Gaps
            Gaps -->|"more tasks, at most 2 rounds"| Tasks
            Gaps -->|"more tasks, after round 2"| exhausted
            Gaps -->|"no more tasks"| Report
            Report --> result
            Nothing --> result
        """);

    [Fact]
    public void WithoutAReplanThereIsOneRound() => Draws("Orchestrator(MaxTasks = 4, MaxConcurrency = 2, OnFailure = FailurePolicy.KeepOthers)", """
        [Verify] private static bool IsFine(string find) => true;
        [Synthesize] private static string Report(IReadOnlyList<TaskResult<Job, Attempt<string>>> results) => "";
        """,
        """
        ---
        title: "Work: at most 4 model calls"
        ---
        flowchart TD
            entry(["text"])
            Plan["Plan"]
            Tasks{{"at most 4 tasks, 2 at once, at least 1 must succeed"}}
            Find("Find")
            IsFine["IsFine"]
            Count["Count"]
            Report["Report"]
            result(["result"])

            entry --> Plan
            Plan --> Tasks
            Tasks -->|"Find"| Find
            Tasks -->|"Sum, Sort"| Count
            Find --> IsFine
            IsFine --> Report
            IsFine -->|"refused"| Report
            Count --> Report
            Report --> result
        """);

    private static void Draws(string pattern, string members, string diagram) =>
        Assert.Equal(diagram, GeneratedDiagram.Of(Pipeline(pattern, "Work", Members + members) + Types));
}
