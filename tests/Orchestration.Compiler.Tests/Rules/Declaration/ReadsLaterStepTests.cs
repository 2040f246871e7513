namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ReadsLaterStepTests
{
    [Fact]
    public Task StepThatReadsTheNextOne_Triggers() => Verify.OnlyAsync(Chain($"{Write("{|ORC1017:outline|}")}\n\n    {Outline}"));

    [Fact]
    public Task TheMessageNamesBothSteps_Triggers() => Verify.RuleAsync("ORC1017", Chain($"{Write("[|outline|]")}\n\n    {Outline}") with
    {
        Messages = ["'outline' of 'Write' would read 'Outline', which runs later; move 'Outline' before 'Write', or read something else."],
    });

    [Fact]
    public Task FromALaterStep_Triggers() => Verify.OnlyAsync(Chain($$"""
        [Step, Prompt("Write about {topic} from {plan}."), Unverified("A draft.")]
            private partial Task<string> Write(string topic, [From(nameof(Outline))] string {|ORC1017:plan|});

            {{Outline}}
        """));

    [Fact]
    public Task ItsOwnResult_Triggers() => Verify.OnlyAsync(Chain("""
        [Step, Prompt("Write about {topic} better than {write}."), Unverified("A draft.")]
            private partial Task<string> Write(string topic, string {|ORC1017:write|});
        """));

    [Fact]
    public Task FirstDraftThatReadsItsJudge_Triggers() => Verify.OnlyAsync("""
        [Critic(MaxRounds = 2)]
        public partial class Letter(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Write {text}: {judge.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Write(string text, Verdict {|ORC1017:judge|});

            [Evaluate, Prompt("Judge {draft} of {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);
        }
        """);

    [Fact]
    public Task EarlierStep_DoesNotTrigger() => Verify.CleanAsync(Chain($"{Outline}\n\n    {Write("outline")}"));

    [Fact]
    public Task EntryParameterNamedLikeALaterStep_DoesNotTrigger() => Verify.RuleAsync("ORC1017", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string outline);

            [Step, Prompt("Write {outline}.")]
            private partial Task<string> Write(string outline);

            [Step, Prompt("Outline {write}.")]
            private partial Task<string> Outline(string write);
        }
        """);

    [Fact]
    public Task LatestDraftAndVerdict_DoesNotTrigger() => Verify.CleanAsync("""
        [Critic(MaxRounds = 2)]
        public partial class Letter(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Write {text}. Before: {draft} {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Write(string text, string? draft, Verdict? verdict);

            [Evaluate, Prompt("Judge {draft} of {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);
        }
        """);

    internal const string Outline = "[Step, Prompt(\"Outline {topic}.\"), Unverified(\"A draft.\")]\n    private partial Task<string> Outline(string topic);";

    internal static string Write(string outline) =>
        $"[Step, Prompt(\"Write from {{outline}}.\"), Unverified(\"A draft.\")]\n    private partial Task<string> Write(string {outline});";

    internal static Scenario Chain(string steps) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            {{steps}}
        }
        """;
}
