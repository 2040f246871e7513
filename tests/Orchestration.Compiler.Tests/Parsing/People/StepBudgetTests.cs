using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing.People;

/// <summary>A budget on a step is held against what that step can need by itself.</summary>
public sealed class StepBudgetTests
{
    [Theory]
    [InlineData("Budget([|MaxCalls = 2|]), Retry(2)", "'Outline' can need 3 model calls, but its budget allows 2; raise MaxCalls to 3, or lower the retries of 'Outline' to 1.")]
    [InlineData("Budget([|MaxCalls = 1|]), Retry(1)", "'Outline' can need 2 model calls, but its budget allows 1; raise MaxCalls to 2.")]
    public Task AStepAboveItsBudget_Triggers(string attributes, string message) =>
        Verify.RuleAsync("ORC2003", new Scenario(Chain(attributes)) { Messages = [message] });

    [Fact]
    public Task AnInnerPipelineAboveItsStepsBudget_Triggers() => Verify.RuleAsync("ORC2003", new Scenario(Chain("Retry(1)") + """


        [Chain]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Report>, Budget([|MaxCalls = 3|]), Retry(2)]
            private partial Task<string> Run(string topic);
        }
        """)
    {
        Messages = ["'Run' can need 9 model calls, but its budget allows 3; raise MaxCalls to 9."],
    });

    [Fact]
    public Task ItIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Chain("Budget({|ORC2003:MaxCalls = 1|}), Retry(1)", "[Verify] private static bool Check(string write) => write.Length > 3;"));

    [Theory]
    [InlineData("Budget(MaxCalls = 3), Retry(2)")]
    [InlineData("Budget(MaxTokens = 10), Retry(2)")]
    [InlineData("Budget(MaxCalls = 1), Fallback(nameof(Again))")]
    public Task EnoughForTheStepAlone_DoesNotTrigger(string attributes) => Verify.RuleAsync("ORC2003", Chain(attributes, "[Prompt(\"Again {topic}\")] private partial Task<string> Again(string topic); [Verify(Retries = 0)] private static bool Check(string write) => write.Length > 3;"));

    [Theory]
    [InlineData("Budget([|MaxCalls = -1|])", "MaxCalls in the budget of 'Outline' is -1, which limits nothing; set a limit above 0, or leave it out.")]
    [InlineData("Budget(MaxCalls = 1, [|Seconds = -2|])", "Seconds in the budget of 'Outline' is -2, which limits nothing; set a limit above 0, or leave it out.")]
    [InlineData("[|Budget|]", "The budget of 'Outline' sets no limit; give it MaxCalls, MaxTokens or Seconds.")]
    public Task ABudgetOutOfRange_Triggers(string attributes, string message) =>
        Verify.RuleAsync("ORC1015", new Scenario(Chain(attributes)) { Messages = [message] });

    [Fact]
    public Task ABudgetOnTheEntryLimitsNothing_Triggers() => Verify.RuleAsync("ORC1004", new Scenario(Chain("Retry(1)").Replace("public partial Task<string> RunAsync", "[{|ORC1004:Budget(MaxCalls = 9)|}]\n    public partial Task<string> RunAsync", StringComparison.Ordinal))
    {
        Messages = ["'RunAsync' is no step, so its budget limits nothing; put it on the class."],
    });

    [Fact]
    public Task TheBudgetIsRaised() => Verify.FixAsync(
        "ORC2003", Chain("Budget([|MaxCalls = 2|]), Retry(3)"), Chain("Budget(MaxCalls = 4), Retry(3)"), "Raise the budget to the worst case");

    [Fact]
    public Task TheRetriesAreLowered() => Verify.FixAsync(
        "ORC2003", Chain("Budget([|MaxCalls = 2|]), Retry(3)"), Chain("Budget(MaxCalls = 2), Retry(1)"), index: 1);

    [Fact]
    public Task ABudgetThatLimitsNothingIsGivenTheWorstCase() =>
        Verify.FixAsync("ORC1015", Chain("[|Budget|], Retry(3)"), Chain("Budget(MaxCalls = 4), Retry(3)"));

    private static string Chain(string attributes, string more = "") => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}."), {{attributes}}]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write it out: {outline}")]
            private partial Task<string> Write(string outline);

            {{more}}
        }
        """;
}
