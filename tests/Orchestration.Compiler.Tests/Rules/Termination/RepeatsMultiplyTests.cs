namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class RepeatsMultiplyTests
{
    [Fact]
    public Task RoundsTimesRetriesTimesRepairs_Triggers() => Verify.RuleAsync("ORC2008", new Scenario(Critic(3, judge: ", Retry(3)", name: "[|Judge|]"))
    {
        Messages = ["One run can call the model 24 times for 'Judge' alone: 3 (MaxRounds) × 4 ([Retry]) × 2 (MaxRepairs); lower one of them."],
    });

    [Fact]
    public Task AVerifierThatSendsBackTimesRetries_Triggers() => Verify.RuleAsync("ORC2008", new Scenario(Chain("Retries = 3", ", Retry(2)", "[|Write|]"))
    {
        Messages = ["One run can call the model 12 times for 'Write' alone: 4 (Retries of 'IsShort') × 3 ([Retry]); lower one of them."],
    });

    [Fact]
    public Task RoundsTimesRepairs_Triggers() => Verify.RuleAsync("ORC2008", new Scenario("""
        public sealed record Plan(string Summary, IReadOnlyList<string> Steps);

        [Loop(MaxRounds = 4)]
        public partial class Planning(IChatClient client)
        {
            public partial Task<Plan> RunAsync(string goal);

            [Step, Prompt("Plan {goal}. So far: {improve}", MaxRepairs = 3)]
            private partial Task<Plan> [|Improve|](string goal, Plan? improve);

            [Until]
            private static bool IsComplete(Plan improve) => improve.Steps.Count > 2;
        }
        """)
    {
        Messages = ["One run can call the model 16 times for 'Improve' alone: 4 (MaxRounds) × 4 (MaxRepairs); lower one of them."],
    });

    [Theory]
    [InlineData(6, "")]
    [InlineData(10, "")]
    [InlineData(2, ", Retry(1)")]
    public Task OneBoundOrASmallProduct_DoesNotTrigger(int rounds, string judge) => Verify.RuleAsync("ORC2008", Critic(rounds, judge));

    [Theory]
    [InlineData("Retries = 1", ", Retry(4)")]
    [InlineData("Retries = 0", ", Retry(20)")]
    public Task FewRepeatsOfAStep_DoesNotTrigger(string verify, string retry) => Verify.RuleAsync("ORC2008", Chain(verify, retry, "Write"));

    internal static string Critic(int rounds, string judge, string name = "Judge") => $$"""
        [Critic(MaxRounds = {{rounds}})]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write a haiku about {topic}.")]
            private partial Task<string> Write(string topic);

            [Evaluate, Prompt("Judge {draft} against {topic}."){{judge}}]
            private partial Task<Verdict> {{name}}(string topic, string draft);

            [Revise, Prompt("Improve {draft}: {verdict.Feedback} It is about {topic}.")]
            private partial Task<string> Improve(string topic, string draft, Verdict verdict);
        }
        """;

    private static string Chain(string verify, string retry, string name) => $$"""
        [Chain]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write a haiku about {topic}. {feedback}"){{retry}}]
            private partial Task<string> {{name}}(string topic, string? feedback);

            [Verify({{verify}})]
            private static Verdict IsShort(string write) => new(write.Length < 100, "too long");
        }
        """;
}
