using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.Simplicity.SingleStepPatternTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Simplicity;

public sealed class SingleStepPatternFixTests
{
    private const string Before = """
            [Case(true, false, Name = "Reply"), Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);
        """;

    private const string After = """
        [Chain, Budget(MaxCalls = 9)]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Step(Name = "Reply"), Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);
        }
        """;

    [Theory]
    [InlineData("Parallel", "Section")]
    [InlineData("Vote(OnTie = Tie.First)", "Voter(Count = 1)")]
    public Task OneOfWhatShouldBeSeveralBecomesAChain(string pattern, string role) => Verify.FixAsync(
        "ORC7001", One($"[|{pattern}|]", role), One("Chain", "Step"));

    [Fact]
    public Task TheRouteBecomesAChainWithoutTheDecision() => Verify.FixAsync("ORC7001", Route("[{|ORC7001:Route|}, Budget(MaxCalls = 9)]", Before), After);

    [Fact]
    public Task ADecisionThatIsReadStaysAsAStep() => Verify.FixAsync(
        "ORC7001",
        Route("[{|ORC7001:Route|}]", """
                [Case(true, false), Prompt("Answer {message}, urgent: {isUrgent}.")]
                private partial Task<string> Answer(string message, bool isUrgent);
            """),
        """
        [Chain]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Step, Prompt("Is {message} urgent?")]
            private partial Task<bool> IsUrgent(string message);

            [Step, Prompt("Answer {message}, urgent: {isUrgent}.")]
            private partial Task<string> Answer(string message, bool isUrgent);
        }
        """);

    [Fact]
    public Task FixAllMakesEveryRouteAChain()
    {
        var before = Route("[{|ORC7001:Route|}, Budget(MaxCalls = 9)]", Before);
        return Verify.FixAllAsync("ORC7001", before + "\n" + Second(before), After + "\n" + Second(After));
    }

    [Fact]
    public Task ACaseThatReadsALaterDecisionIsLeftAlone() => Verify.NoFixAsync("ORC7001", """
        [{|ORC7001:Route|}]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Case(true, false), Prompt("Answer {message}, urgent: {isUrgent}.")]
            private partial Task<string> Answer(string message, bool isUrgent);

            [Classify, Prompt("Is {message} urgent?")]
            private partial Task<bool> IsUrgent(string message);
        }
        """);

    [Fact]
    public Task AChainOfOneStepIsLeftAlone() => Verify.NoFixAsync("ORC7001", """
        [{|ORC7001:Chain|}]
        public partial class Summary(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Summarise {text}.")]
            private partial Task<string> Summarise(string text);
        }
        """);

    private static string Second(string source) => source.Replace("class Triage", "class Second", StringComparison.Ordinal);
}
