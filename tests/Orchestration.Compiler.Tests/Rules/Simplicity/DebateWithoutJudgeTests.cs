namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class DebateWithoutJudgeTests
{
    [Fact]
    public Task NobodyDecides_Triggers() => Verify.RuleAsync("ORC7008", new Scenario(Debate("[|Debate(MaxRounds = 2)|]"))
    {
        Messages = ["'Talk' gives everything that was said and no decision, so its caller has to judge the debate; add a [Judge], or take a [Vote] if the answers can be counted."],
    });

    [Fact]
    public Task AnEarlyEndIsNoDecision_Triggers() => Verify.RuleAsync("ORC7008", Debate(
        "[|Debate(MaxRounds = 3)|]", more: "\n\n    [Agree]\n    private static bool IsSettled(IReadOnlyList<Statement<string>> transcript) => transcript.All(statement => statement.Value.Length < 10);"));

    [Fact]
    public Task SeveralOfOneKind_Trigger() => Verify.RuleAsync("ORC7008", """
        [[|Debate(MaxRounds = 2)|], Unverified("a test")]
        public partial class Estimate(IChatClient client)
        {
            public partial Task<IReadOnlyList<Statement<int>>> RunAsync(string task);

            [Debater(Count = 3), Prompt("How many days does {task} take? The others say {others}")]
            private partial Task<int> Guess(string task, IReadOnlyList<Statement<int>> others);
        }
        """);

    [Fact]
    public Task APersonWhoDecides_DoesNotTrigger() => Verify.RuleAsync("ORC7008", Debate(
        "Debate(MaxRounds = 2)", "Task<string>", "\n\n    [Judge, Human(\"Decide on {motion}.\\n\\n{transcript}\")]\n    private partial Task<string> Decide(string motion, IReadOnlyList<Statement<string>> transcript);"));

    [Fact]
    public Task AJudge_DoesNotTrigger() => Verify.RuleAsync("ORC7008", Debate("Debate(MaxRounds = 2)", "Task<string>", Judge));

    [Fact]
    public Task AStepThatDecidesAfterwards_DoesNotTrigger() => Verify.RuleAsync("ORC7008", Debate(
        "Debate(MaxRounds = 2)", "Task<string>", "\n\n    [Step]\n    private static string Pick(IReadOnlyList<Statement<string>> result) => result[0].Value;"));

    internal const string Judge = "\n\n    [Judge, Prompt(\"Decide, and give your reasons.\\n\\n{motion}\\n\\n{transcript}\")]\n    private partial Task<string> Decide(string motion, IReadOnlyList<Statement<string>> transcript);";

    internal static string Debate(string debate, string entry = "Task<IReadOnlyList<Statement<string>>>", string more = "") => $$"""
        [{{debate}}, Unverified("a test")]
        public partial class Talk(IChatClient client)
        {
            public partial {{entry}} RunAsync(string motion);

            [Debater("for"), Prompt("{stance}: {motion}, {others}")]
            private partial Task<string> Pro(string motion, string stance, IReadOnlyList<Statement<string>> others);

            [Debater("against"), Prompt("Against {motion}: {stance}, {others}")]
            private partial Task<string> Con(string motion, string stance, IReadOnlyList<Statement<string>> others);{{more}}
        }
        """;
}
