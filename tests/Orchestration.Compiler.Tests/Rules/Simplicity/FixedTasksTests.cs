namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class FixedTasksTests
{
    [Fact]
    public Task APlanThatReadsNothing_Triggers() => Verify.RuleAsync("ORC7002", new Scenario(Orchestrator("[Plan] private static Job[] [|Plan|]() => [new(Kind.Duties)];"))
    {
        Messages = ["'Plan' plans the same tasks whatever 'Work' is given; a [Parallel] with a section for each does the same, and its sections are checked by the compiler."],
    });

    [Theory]
    [InlineData("[Plan] private static IReadOnlyList<Job> [|Plan|]()\n    {\n        var jobs = new List<Job>();\n        jobs.Add(new Job(Kind.Duties));\n        jobs.Add(new Job(Kind.Duties, \"again\"));\n        return jobs;\n    }")]
    [InlineData("private static readonly Job[] all = [new(Kind.Duties)];\n\n    [Plan] private static Task<Job[]> [|Plan|]() => Task.FromResult(all);")]
    public Task APlanThatIsWrittenOut_Triggers(string plan) => Verify.RuleAsync("ORC7002", Orchestrator(plan));

    [Fact]
    public Task FixedTasksThatAReplanAddsTo_DoesNotTrigger() => Verify.RuleAsync("ORC7002", Orchestrator("""
        [Plan] private static Job[] Plan() => [new(Kind.Duties)];

            [Replan, Prompt("What is missing in {results}? Text: {text}")]
            private partial Task<IReadOnlyList<Job>> More(string text, IReadOnlyList<TaskResult<Job, string>> results);
        """).Replace("MaxTasks = 2", "MaxTasks = 2, MaxRounds = 2", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Plan] private static Job[] Plan(string text) => [new(Kind.Duties, text)];")]
    [InlineData("[Plan] private Job[] Plan() => jobs;")]
    public Task APlanThatDependsOnSomething_DoesNotTrigger(string plan) => Verify.RuleAsync("ORC7002", Orchestrator(plan));

    private static string Orchestrator(string plan) => $$"""
        public enum Kind { Duties }

        public sealed record Job(Kind Kind, string Text = "");

        [Orchestrator(MaxTasks = 2), Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            private readonly Job[] jobs = [new(Kind.Duties)];

            public partial Task<IReadOnlyList<TaskResult<Job, string>>> RunAsync(string text);

            {{plan}}

            [Worker(Kind.Duties), Prompt("Duties of {text}: {task}")]
            private partial Task<string> Duties(string text, Job task);

            public Job[] Jobs() => jobs;
        }
        """;
}
