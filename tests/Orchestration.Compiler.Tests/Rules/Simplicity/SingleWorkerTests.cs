namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class SingleWorkerTests
{
    [Fact]
    public Task OneWorker_Triggers() => Verify.RuleAsync("ORC7003", new Scenario(Supervisor("[|Supervisor(MaxTurns = 3)|]", "Writer"))
    {
        Messages = ["'Next' can only ever choose 'Write'; a critic drafts, judges and revises with one worker, and costs no call for the choice."],
    });

    [Fact]
    public Task OneWorkerWhoseWorkIsFinished_Triggers() => Verify.RuleAsync("ORC7003", Supervisor(
        "[|Supervisor(MaxTurns = 3, MaxReworks = 1)|]", "Writer", "[Finish] private static string Trim(string? work) => work?.Trim() ?? \"\";"));

    [Fact]
    public Task APipelineAsTheOneWorker_Triggers() => Verify.RuleAsync("ORC7003", """
        [Chain, Unverified("a test")]
        public partial class Search(IChatClient client)
        {
            public partial Task<string> RunAsync(string instruction);

            [Step, Prompt("Search for {instruction}")]
            private partial Task<string> Find(string instruction);
        }

        public enum Desk { Archive }

        [[|Supervisor(MaxTurns = 5)|], Unverified("a test")]
        public partial class Research(IChatClient client)
        {
            public partial Task<string> RunAsync(string question);

            [Assign, Prompt("What to look up next for {question}? {history}")]
            private partial Task<Assignment<Desk>> Next(string question, IReadOnlyList<Turn<Desk, string>> history);

            [Worker(Desk.Archive), Pipeline<Search>]
            private partial Task<string> LookUp(string instruction);
        }
        """);

    [Fact]
    public Task AModelAndCodeAsWorkers_DoesNotTrigger() => Verify.RuleAsync("ORC7003", Supervisor(
        "Supervisor(MaxTurns = 3)", "Writer, Counter", "[Worker(Desk.Counter)] private static string Count(string topic) => $\"{topic.Length} letters\";"));

    [Fact]
    public Task TwoWorkers_DoesNotTrigger() => Verify.RuleAsync("ORC7003", Supervisor(
        "Supervisor(MaxTurns = 3)", "Writer, Editor", "[Worker(Desk.Editor), Prompt(\"Edit {topic}: {instruction}\")] private partial Task<string> Edit(string topic, string instruction);"));

    [Fact]
    public Task OneWorkerOfTwoKinds_DoesNotTrigger() => Verify.RuleAsync("ORC7003", Supervisor("Supervisor(MaxTurns = 3)", "Writer, Editor").Replace("Worker(Desk.Writer)", "Worker(Desk.Writer, Desk.Editor)", StringComparison.Ordinal));

    private static string Supervisor(string supervisor, string kinds, string more = "") => $$"""
        public enum Desk { {{kinds}} }

        [{{supervisor}}]
        public partial class Column(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Assign, Prompt("What next for {topic}? {history}")]
            private partial Task<Assignment<Desk>> Next(string topic, IReadOnlyList<Turn<Desk, string>> history);

            [Worker(Desk.Writer), Prompt("Write about {topic}: {instruction}")]
            private partial Task<string> Write(string topic, string instruction);

            {{more}}

            [Review]
            private static bool IsLong(string work) => work.Length > 100;
        }
        """;
}
