namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class AgentWithoutToolsTests
{
    [Fact]
    public Task NoTool_Triggers() => Verify.RuleAsync("ORC7004", new Scenario(Agent("[|Agent(MaxTurns = 3)|]", "Respond"))
    {
        Messages = ["'Help' has no [Tool], so 'Answer' answers in its first turn; a chain does the same."],
    });

    [Fact]
    public Task AMethodThatIsNoToolYet_Triggers() => Verify.RuleAsync("ORC7004", Agent(
        "[|Agent(MaxTurns = 3)|]", "Respond", "[Description(\"The time.\")] public static string Now(string zone) => zone;"));

    [Fact]
    public Task AnAnswerWithAType_Triggers() => Verify.RuleAsync("ORC7004", """
        public sealed record Offer(string Text, decimal Price);

        [[|Agent(MaxTurns = 6, MaxToolCalls = 10)|], Unverified("a test")]
        public partial class Sales(IChatClient client)
        {
            public partial Task<Offer> RunAsync(string wish);

            [Step]
            private static string Trim(string wish) => wish.Trim();

            [Respond, System("You write offers."), Prompt("{trim}")]
            private partial Task<Offer> Answer(string trim);
        }
        """);

    [Fact]
    public Task APipelineAsATool_DoesNotTrigger() => Verify.RuleAsync("ORC7004", Agent(
        "Agent(MaxTurns = 3)", "Respond", "[Tool, Pipeline<Search>, Description(\"Searches.\")] private partial Task<string> Find(string words);") + """


        [Chain, Unverified("a test")]
        public partial class Search(IChatClient client)
        {
            public partial Task<string> RunAsync(string words);

            [Step, Prompt("Search for {words}")]
            private partial Task<string> LookUp(string words);
        }
        """);

    [Fact]
    public Task OneModelStepThatIsNoAgent_DoesNotTrigger() => Verify.RuleAsync("ORC7004", Agent("Chain", "Step"));

    [Fact]
    public Task ATool_DoesNotTrigger() => Verify.RuleAsync("ORC7004", Agent("Agent(MaxTurns = 3)", "Respond", "[Tool, Description(\"The time.\")] private static string Now(string zone) => zone;"));

    internal static string Agent(string agent, string role, string more = "") => $$"""
        [{{agent}}]
        [Unverified("a test")]
        public partial class Help(IChatClient client)
        {
            public partial Task<string> RunAsync(string question);

            [{{role}}, Prompt("Answer {question}")]
            private partial Task<string> Answer(string question);

            {{more}}
        }
        """;
}
