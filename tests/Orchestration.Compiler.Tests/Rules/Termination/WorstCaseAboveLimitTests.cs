using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class WorstCaseAboveLimitTests
{
    private const string Option = "orchestration_max_calls";

    // A critic whose judge may be asked for its verdict twice (one repair) needs 1 + 3 × n − 1 calls at most: 300 for 100 rounds.
    [Fact]
    public Task CriticOfAHundredRounds_Triggers() => Verify.RuleAsync("ORC2004", new Scenario(MissingBoundTests.Critic("[[|Critic(MaxRounds = 100)|]]"))
    {
        Messages = ["A run of 'Translation' can need 300 model calls, more than the 200 of orchestration_max_calls; lower a bound, or say with [Budget(MaxCalls = 300)] that it is meant."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task CriticAboveTheProjectsOwnLimit_Triggers() => Verify.RuleAsync("ORC2004", new Scenario(MissingBoundTests.Critic("[[|Critic(MaxRounds = 3)|]]"))
    {
        Options = { [Option] = "8" },
    });

    [Fact]
    public Task RetriesAboveTheLimit_Triggers() => Verify.OnlyAsync(Chain("[{|ORC2004:Chain|}]", ", Retry(250), Unverified(\"a draft\")"));

    [Fact]
    public Task OfTwoPipelinesTheInnerOneThatIsTheCause_Triggers() => Verify.RuleAsync("ORC2004", Outer("[Chain]") + "\n" + Chain("[[|Chain|]]", ", Retry(250)"));

    [Fact]
    public Task OuterPipelineAboveAnInnerBudget_Triggers() => Verify.RuleAsync("ORC2004", Outer("[[|Chain|]]") + "\n" + Chain("[Chain, Budget(MaxCalls = 300)]", ", Retry(250)"));

    [Fact]
    public Task WorstCaseAtTheLimit_DoesNotTrigger() => Verify.RuleAsync("ORC2004", new Scenario(MissingBoundTests.Critic("[Critic(MaxRounds = 3)]"))
    {
        Options = { [Option] = "9" },
    });

    [Fact]
    public Task LimitThatTheProjectRaises_DoesNotTrigger() => Verify.RuleAsync("ORC2004", new Scenario(MissingBoundTests.Critic("[Critic(MaxRounds = 100)]"))
    {
        Options = { [Option] = "1000" },
    });

    [Theory]
    [InlineData("Budget(MaxCalls = 300)")]
    [InlineData("Budget(MaxTokens = 100_000)")]
    public Task WorstCaseThatABudgetAllows_DoesNotTrigger(string budget) =>
        Verify.RuleAsync("ORC2004", MissingBoundTests.Critic($"[Critic(MaxRounds = 100), {budget}]"));

    [Fact]
    public Task CriticWithoutAnyBound_DoesNotTrigger() => Verify.RuleAsync("ORC2004", MissingBoundTests.Critic("[{|ORC2001:Critic|}]"));

    [Theory]
    [InlineData("none")]
    [InlineData("0")]
    public Task ALimitThatIsNoNumberIsTheUsualOne_DoesNotTrigger(string limit) => Verify.RuleAsync("ORC2004", new Scenario(MissingBoundTests.Critic("[Critic(MaxRounds = 3)]"))
    {
        Options = { [Option] = limit },
    });

    internal static string Chain(string attribute, string policies) => $$"""
        {{attribute}}
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}."){{policies}}]
            private partial Task<string> Write(string topic);
        }
        """;

    private static string Outer(string attribute) => $$"""
        {{attribute}}
        public partial class Magazine(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Report>]
            private partial Task<string> Report(string topic);

            [Step, Prompt("Shorten {report}.")]
            private partial Task<string> Shorten(string report);
        }
        """;
}
