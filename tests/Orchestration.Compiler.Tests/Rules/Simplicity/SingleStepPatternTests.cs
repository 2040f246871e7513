using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class SingleStepPatternTests
{
    [Theory]
    [InlineData("[|Parallel|]", "Section", "'Work' has one section, 'Ask', and nothing runs beside it; a chain does the same.")]
    [InlineData("[|Vote|]", "Voter", "'Work' has one ballot, so 'Ask' always wins; a chain does the same.")]
    public Task OneOfWhatShouldBeSeveral_Triggers(string pattern, string role, string message) =>
        Verify.RuleAsync("ORC7001", new Scenario(One(pattern, role)) { Messages = [message] });

    [Theory]
    [InlineData("Vote", "Voter(Count = 3)")]
    [InlineData("Agent(MaxTurns = 2)", "Respond")]
    public Task SeveralOfThem_DoesNotTrigger(string pattern, string role) => Verify.RuleAsync("ORC7001", One(pattern, role));

    internal static string One(string pattern, string role) => $$"""
        [{{pattern}}, Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<int> RunAsync(string text);

            [{{role}}, Prompt("Count {text}"), Retry(1)]
            private partial Task<int> Ask(string text);
        }
        """;

    [Fact]
    public Task ChainOfOneBareModelStep_Triggers() => Verify.RuleAsync("ORC7001", new Scenario(Chain("[{|ORC7001:Chain|}]", """
            [Step, Prompt("Summarise {text}.")]
            private partial Task<string> Summarise(string text);
        """))
    {
        Messages = ["'Summary' is one call of a model for its text; as long as there is no further step or check, a call of the chat client does the same."],
        Severity = DiagnosticSeverity.Info,
    });

    [Fact]
    public Task ChainThatOnlyPassesOn_Triggers() => Verify.RuleAsync("ORC7001", new Scenario(Chain("[{|ORC7001:Chain|}]", """
            [Step, Pipeline<Inner>]
            private partial Task<string> Pass(string text);
        """) + "\n" + """
        [Chain]
        public partial class Inner(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Summarise {text}."), Retry(1)]
            private partial Task<string> Summarise(string text);
        }
        """)
    {
        Messages = ["'Summary' only passes on to 'Inner'; use 'Inner' in its place."],
    });

    [Fact]
    public Task ChainOfOneCodeStep_Triggers() => Verify.RuleAsync("ORC7001", new Scenario(Chain("[{|ORC7001:Chain|}]", """
            [Step]
            private static string Trim(string text) => text.Trim();
        """))
    {
        Messages = ["'Summary' only calls 'Trim', which is code; an ordinary method does the same."],
    });

    [Fact]
    public Task RouteWhoseOneCaseTakesEverything_Triggers() => Verify.RuleAsync("ORC7001", new Scenario(Route("[{|ORC7001:Route|}]", """
            [Case(true, false), Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);
        """))
    {
        Messages = ["'Triage' always takes 'Answer', whatever 'IsUrgent' decides; a chain does the same without the decision."],
    });

    [Theory]
    [InlineData("Retry(2)")]
    [InlineData("Timeout(30)")]
    public Task ChainOfOneStepThatTheRunWatchesOver_DoesNotTrigger(string policy) => Verify.RuleAsync("ORC7001", Chain("[Chain]", $$"""
            [Step, Prompt("Summarise {text}."), {{policy}}]
            private partial Task<string> Summarise(string text);
        """));

    [Fact]
    public Task ChainOfOneVerifiedStep_DoesNotTrigger() => Verify.RuleAsync("ORC7001", Chain("[Chain]", """
            [Step, Prompt("Summarise {text}.")]
            private partial Task<string> Summarise(string text);

            [Verify]
            private static bool IsShorter(string text, string summarise) => summarise.Length < text.Length;
        """));

    [Fact]
    public Task ChainOfOneTypedStep_DoesNotTrigger() => Verify.RuleAsync("ORC7001", """
        public sealed record Facts(string[] Names, int Year);

        [Chain]
        public partial class Reading(IChatClient client)
        {
            public partial Task<Facts> RunAsync(string text);

            [Step, Prompt("List the facts in {text}.")]
            private partial Task<Facts> Read(string text);
        }
        """);

    [Fact]
    public Task ChainOfOneStepWithABudget_DoesNotTrigger() => Verify.RuleAsync("ORC7001", Chain("[Chain, Budget(MaxTokens = 1000)]", """
            [Step, Prompt("Summarise {text}.")]
            private partial Task<string> Summarise(string text);
        """));

    [Fact]
    public Task ChainOfTwoSteps_DoesNotTrigger() => Verify.RuleAsync("ORC7001", Chain("[Chain]", """
            [Step, Prompt("Summarise {text}.")]
            private partial Task<string> Summarise(string text);

            [Step]
            private static string Trim(string summarise) => summarise.Trim();
        """));

    [Fact]
    public Task RouteOfOneCaseAndTheRest_DoesNotTrigger() => Verify.RuleAsync("ORC7001", Route("[Route]", """
            [Case(true), Prompt("Answer {message} at once.")]
            private partial Task<string> Hurry(string message);

            [Otherwise, Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);
        """));

    internal static string Route(string attribute, string cases) => $$"""
        {{attribute}}
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is {message} urgent?")]
            private partial Task<bool> IsUrgent(string message);

        {{cases}}
        }
        """;

    private static string Chain(string attribute, string steps) => $$"""
        {{attribute}}
        public partial class Summary(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

        {{steps}}
        }
        """;
}
