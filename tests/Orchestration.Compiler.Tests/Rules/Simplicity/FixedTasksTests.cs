namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class FixedTasksTests
{
    [Fact]
    public Task APlanThatReadsNothing_Triggers() => Verify.RuleAsync("ORC7002", new Scenario(Orchestrator("private static Job[] [|Plan|]() => [new(Kind.Duties)];"))
    {
        Messages = ["'Plan' plans the same tasks whatever 'Work' is given; a [Parallel] with a section for each does the same, and its sections are checked by the compiler."],
    });

    [Theory]
    [InlineData("private static Job[] Plan(string text) => [new(Kind.Duties, text)];")]
    [InlineData("private Job[] Plan() => jobs;")]
    public Task APlanThatDependsOnSomething_DoesNotTrigger(string plan) => Verify.RuleAsync("ORC7002", Orchestrator(plan));

    private static string Orchestrator(string plan) => $$"""
        public enum Kind { Duties }

        public sealed record Job(Kind Kind, string Text = "");

        [Orchestrator(MaxTasks = 2), Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            private readonly Job[] jobs = [new(Kind.Duties)];

            public partial Task<IReadOnlyList<TaskResult<Job, string>>> RunAsync(string text);

            [Plan]
            {{plan}}

            [Worker(Kind.Duties), Prompt("Duties of {text}: {task}")]
            private partial Task<string> Duties(string text, Job task);

            public Job[] Jobs() => jobs;
        }
        """;
}
