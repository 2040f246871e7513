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

    [Fact]
    public Task OwnResultOfTheRoundBeforeWithoutNull_Triggers() => Verify.RuleAsync("ORC1017", Loop("string [|improve|]") with
    {
        Messages = ["'improve' of 'Improve' would read the step's own result, which is not there yet; make it nullable to read what 'Improve' gave in the round before, null in the first."],
    });

    [Fact]
    public Task LaterResultOfTheRoundBeforeWithoutNull_Triggers() => Verify.RuleAsync("ORC1017", Loop("bool [|isGood|]") with
    {
        Messages = ["'isGood' of 'Improve' would read 'IsGood', which runs later in the round; make it nullable to read what 'IsGood' gave in the round before, null in the first."],
    });

    [Fact]
    public Task ItIsTheOnlyMessageInALoop_Triggers() => Verify.OnlyAsync(Loop("string {|ORC1017:improve|}"));

    [Fact]
    public Task LoopThatReadsARoundBeforeByFrom_Triggers() => Verify.OnlyAsync(Loop("[From(nameof(IsGood))] bool {|ORC1017:wasGood|}"));

    [Fact]
    public Task FinishThatIsReadInTheLoop_Triggers() => Verify.OnlyAsync(Loop("string? {|ORC1017:sign|}", more: "[Finish] private static string Sign(string improve) => improve;"));

    [Theory]
    [InlineData("string? improve")]
    [InlineData("bool? isGood")]
    [InlineData("[From(nameof(Improve))] string? before")]
    [InlineData("[From(nameof(IsGood))] bool? wasGood")]
    public Task RoundBefore_DoesNotTrigger(string parameter) => Verify.CleanAsync(Loop(parameter));

    internal static Scenario Loop(string parameter, string more = "") => $$"""
        [Loop(MaxRounds = 3)]
        public partial class Essay(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}. Before: { {{Name(parameter)}} }")]
            private partial Task<string> Improve(string topic, {{parameter}});

            [Until]
            private static bool IsGood(string improve) => improve.Length < 100;

            {{more}}
        }
        """.Replace("{ ", "{", StringComparison.Ordinal).Replace(" }\")", "}\")", StringComparison.Ordinal);

    private static string Name(string parameter) => parameter[(parameter.LastIndexOf(' ') + 1)..].Replace("{|ORC1017:", "", StringComparison.Ordinal).Trim('[', ']', '|', '}');

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
