using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class BudgetExceededByDesignTests
{
    // A critic whose judge may be asked for its verdict twice (one repair) needs 1 + 3 × 2 + 2 × 1 = 9 calls at most.
    [Fact]
    public Task CriticAboveItsBudget_Triggers() => Verify.RuleAsync("ORC2003", new Scenario(MissingBoundTests.Critic("[Critic(MaxRounds = 3), Budget([|MaxCalls = 7|])]"))
    {
        Messages = ["A run of 'Translation' can need 9 model calls, but its budget allows 7; raise MaxCalls to 9, or lower MaxRounds to 2."],
    });

    [Fact]
    public Task NoBoundLowEnough_Triggers() => Verify.RuleAsync("ORC2003", new Scenario(Chain("[Chain, Budget([|MaxCalls = 1|])]"))
    {
        Messages = ["A run of 'Report' can need 2 model calls, but its budget allows 1; raise MaxCalls to 2, or let fewer steps call a model."],
    });

    [Fact]
    public Task RetriesAboveTheBudget_Triggers() => Verify.RuleAsync("ORC2003", new Scenario(Chain("[Chain, Budget(Seconds = 60, [|MaxCalls = 4|])]", ", Retry(5)"))
    {
        Messages = ["A run of 'Report' can need 7 model calls, but its budget allows 4; raise MaxCalls to 7, or lower the retries of 'Outline' to 2."],
    });

    [Fact]
    public Task NestedPipelineAboveTheBudget_Triggers() => Verify.RuleAsync("ORC2003", Nested("[Chain, Budget([|MaxCalls = 3|])]"));

    [Fact]
    public Task PipelineOfAnotherAssemblyAboveTheBudget_Triggers() => Verify.RuleAsync("ORC2003", new Scenario(Outer("[Chain, Budget([|MaxCalls = 3|])]"))
    {
        References = [new Scenario(Inner)],
    });

    [Fact]
    public Task ItIsTheOnlyMessage_Triggers() =>
        Verify.OnlyAsync(MissingBoundTests.Critic("[Critic(MaxRounds = 3), Budget({|ORC2003:MaxCalls = 7|})]"));

    [Fact]
    public Task BudgetThatIsJustEnough_DoesNotTrigger() => Verify.RuleAsync("ORC2003", MissingBoundTests.Critic("[Critic(MaxRounds = 3), Budget(MaxCalls = 9)]"));

    [Fact]
    public Task BudgetOfTokensOnly_DoesNotTrigger() => Verify.RuleAsync("ORC2003", MissingBoundTests.Critic("[Critic(MaxRounds = 3), Budget(MaxTokens = 1)]"));

    [Fact]
    public Task NoBoundToCompare_DoesNotTrigger() => Verify.RuleAsync("ORC2003", MissingBoundTests.Critic("[{|ORC2001:Critic|}, Budget(MaxCalls = 1)]"));

    [Fact]
    public Task NestedPipelineWithinTheBudget_DoesNotTrigger() => Verify.RuleAsync("ORC2003", Nested("[Chain, Budget(MaxCalls = 4)]"));

    internal static string Chain(string attribute, string more = "") => $$"""
        {{attribute}}
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}."){{more}}]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write it out: {outline}")]
            private partial Task<string> Write(string outline);
        }
        """;

    private static string Nested(string attribute) => Outer(attribute) + "\n\n" + Inner;

    private static string Outer(string attribute) => $$"""
        {{attribute}}
        public partial class Paper(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Draft>, Retry(1)]
            private partial Task<string> Compose(string topic);
        }
        """;

    private const string Inner = """
        [Chain]
        public partial class Draft(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write it out: {outline}")]
            private partial Task<string> Write(string outline);
        }
        """;
}
