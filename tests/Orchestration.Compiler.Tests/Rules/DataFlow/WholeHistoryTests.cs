namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class WholeHistoryTests
{
    [Fact]
    public Task ALongCriticThatShowsAllRounds_Triggers() => Verify.RuleAsync("ORC4007", new Scenario(Critic("MaxRounds = 8", "[|history|]"))
    {
        Messages = ["'Improve' shows the model everything of up to 8 rounds, more of it each time, and what matters drowns in it; set MaxHistory, 3 for example, to show the latest ones."],
    });

    [Fact]
    public Task ALongSupervisorThatShowsAllTurns_Triggers() => Verify.RuleAsync("ORC4007", Supervisor("MaxTurns = 12", "[|history|]"));

    [Fact]
    public Task ALongDebateThatShowsTheTranscript_Triggers() => Verify.RuleAsync("ORC4007", Debate("MaxRounds = 6", "[|transcript|]"));

    [Fact]
    public Task AShortLoop_DoesNotTrigger() => Verify.RuleAsync("ORC4007", Critic("MaxRounds = 5", "history"));

    [Fact]
    public Task ABoundedHistory_DoesNotTrigger() => Verify.RuleAsync("ORC4007", Critic("MaxRounds = 8, MaxHistory = 2", "history"));

    [Fact]
    public Task AHistoryThatIsMeantToBeWhole_DoesNotTrigger() => Verify.RuleAsync("ORC4007", Critic("MaxRounds = 8, MaxHistory = 0", "history"));

    [Fact]
    public Task AJudgeWhoReadsTheDebateOnce_DoesNotTrigger() => Verify.RuleAsync("ORC4007", Debate("MaxRounds = 6", "others", "transcript"));

    [Fact]
    public Task CodeThatReadsTheHistory_DoesNotTrigger() => Verify.RuleAsync("ORC4007", """
        [Critic(MaxRounds = 8)]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Write of {text}, and mind: {verdict}")]
            private partial Task<string> Write(string text, string? verdict);

            [Evaluate]
            private static bool Judge(string draft, IReadOnlyList<Round<string, bool>> history) => history.Count > draft.Length;
        }
        """.Replace(", and mind: {verdict}", "", StringComparison.Ordinal).Replace(", string? verdict", "", StringComparison.Ordinal));

    internal static string Critic(string bounds, string history) => $$"""
        [Critic({{bounds}})]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Write of {text}")]
            private partial Task<string> Write(string text);

            [Evaluate]
            private static Verdict Judge(string draft) => new(draft.Length > 9, "Too short.");

            [Revise, Prompt("Improve {draft}\n\nSo far:\n{history}")]
            private partial Task<string> Improve(string draft, IReadOnlyList<Round<string, Verdict>> {{history}});
        }
        """;

    internal static string Supervisor(string bounds, string history) => $$"""
        public enum Worker { Writer, Critic }

        [Supervisor({{bounds}}), Unverified("a test")]
        public partial class Team(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Assign, Prompt("Who goes on with {topic}?\n\n{history}")]
            private partial Task<Assignment<Worker>> Assign(string topic, IReadOnlyList<Turn<Worker, string>> {{history}});

            [Worker(Worker.Writer), Prompt("Write: {instruction}")]
            private partial Task<string> Write(string instruction);

            [Worker(Worker.Critic), Prompt("Criticise: {instruction}")]
            private partial Task<string> Criticise(string instruction);
        }
        """;

    private static string Debate(string bounds, string read, string judged = "transcript") => $$"""
        [Debate({{bounds}})]
        public partial class Talk(IChatClient client)
        {
            public partial Task<string> RunAsync(string motion);

            [Debater("for"), Prompt("For {motion}: {heard}")]
            private partial Task<string> Pro(string motion, [From("{{Plain(read)}}")] IReadOnlyList<Statement<string>> {{(read.StartsWith('[') ? "[|heard|]" : "heard")}});

            [Debater("against"), Prompt("Against {motion}: {others}")]
            private partial Task<string> Con(string motion, IReadOnlyList<Statement<string>> others);

            [Judge, Prompt("Decide {motion}.\n\n{{{judged}}}")]
            private partial Task<string> Decide(string motion, IReadOnlyList<Statement<string>> {{judged}});
        }
        """;

    private static string Plain(string marked) => marked.Trim('[', '|', ']');
}
