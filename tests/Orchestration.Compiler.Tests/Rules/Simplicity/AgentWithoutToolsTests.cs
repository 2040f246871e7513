namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class AgentWithoutToolsTests
{
    [Fact]
    public Task NoTool_Triggers() => Verify.RuleAsync("ORC7004", new Scenario(Agent("[|Agent(MaxTurns = 3)|]", "Respond"))
    {
        Messages = ["'Help' has no [Tool], so 'Answer' answers in its first turn; a chain does the same."],
    });

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
