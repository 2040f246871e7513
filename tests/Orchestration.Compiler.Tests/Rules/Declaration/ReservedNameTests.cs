namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ReservedNameTests
{
    [Fact]
    public Task EntryParameterNamedDraft_Triggers() => Verify.OnlyAsync(Critic("string {|ORC1016:draft|}", "draft", "Write"));

    [Fact]
    public Task StepNamedDraft_Triggers() => Verify.OnlyAsync(Critic("string text", "text", "{|ORC1016:Draft|}"));

    [Fact]
    public Task TheMessageSaysWhatTheNameMeans_Triggers() => Verify.RuleAsync("ORC1016", Critic("string text", "text", "[|DraftAsync|]") with
    {
        Messages = ["The result of 'DraftAsync' would be read as 'draft', which is a parameter of the critic itself; give the step another name."],
    });

    [Fact]
    public Task ResultBeforeAStepAfterThePattern_Triggers() => Verify.OnlyAsync("""
        [Route]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string {|ORC1016:result|});

            [Classify, Prompt("Is this urgent? {text}")]
            private partial Task<bool> Urgent([From("result")] string text);

            [Case(true), Prompt("Answer at once: {text}")]
            private partial Task<string> Fast([From("result")] string text);

            [Case(false), Prompt("Answer: {text}")]
            private partial Task<string> Slow([From("result")] string text);

            [Step]
            private static string Sign(string result) => result + "\nYours";
        }
        """);

    [Fact]
    public Task FeedbackWhereAVerifierSendsBack_Triggers() => Verify.RuleAsync("ORC1016", Verified("Retries = 2", "[|feedback|]"));

    [Fact]
    public Task VerifierOfTheDraftIsNotSpokenOf_Triggers() => Verify.OnlyAsync(Critic("string {|ORC1016:draft|}", "draft", "Write", """
        [Verify]
        private static bool IsShort(string draft) => draft.Length < 1000;
        """));

    [Fact]
    public Task DraftInAChain_DoesNotTrigger() => Verify.RuleAsync("ORC1016", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string round);

            [Step, Prompt("Draft {round}.")]
            private partial Task<string> Draft(string round);

            [Step, Prompt("Polish {draft}.")]
            private partial Task<string> Result(string draft);
        }
        """);

    [Fact]
    public Task NamesThatOnlyContainThePatternsOwn_DoesNotTrigger() => Verify.RuleAsync("ORC1016", Critic("string draftText", "draftText", "WriteDraft"));

    [Fact]
    public Task ResultWithNothingAfterThePattern_DoesNotTrigger() => Verify.RuleAsync("ORC1016", Critic("string result", "result", "Write"));

    [Fact]
    public Task FeedbackWhereNothingIsSentBack_DoesNotTrigger() => Verify.RuleAsync("ORC1016", Verified("Retries = 0", "feedback"));

    internal static Scenario Critic(string entry, string text, string produce, string more = "") => $$"""
        [Critic(MaxRounds = 2)]
        public partial class Letter(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync({{entry}}, CancellationToken cancellationToken = default);

            [Produce, Prompt("Write {{{text}}}."), Model(nameof(writer))]
            private partial Task<string> {{produce}}(string {{text}});

            [Evaluate, Prompt("Judge {draft} of {original}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge([From("{{text}}")] string original, string draft);

            [Revise, Prompt("Improve {draft} of {original}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve([From("{{text}}")] string original, string draft, Verdict verdict);
            {{ParameterWithoutSourceTests.Indented("\n" + more).TrimEnd()}}
        }
        """;

    internal static Scenario Verified(string retries, string entry) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic, string {{entry}});

            [Step, Prompt("Write {topic} after {wishes}.")]
            private partial Task<string> Write(string topic, [From("feedback")] string wishes{{(retries == "Retries = 2" ? ", string? feedback" : "")}});

            [Verify({{retries}})]
            private static bool IsShort(string write) => write.Length < 1000;
        }
        """;
}
