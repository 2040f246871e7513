using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class FeedbackUnreadTests
{
    [Fact]
    public Task ReviserThatSeesOnlyTheDraft_Triggers() => Verify.RuleAsync("ORC3010", new Scenario(Critic("{|ORC3010:Improve|}(string draft)", "Improve {draft}."))
    {
        Messages =
        [
            "'Judge' says what to improve, but 'Improve' does not read it and can only guess; give it a parameter 'Verdict verdict' and put '{verdict.Feedback}' into the prompt.",
        ],
    });

    [Fact]
    public Task ItIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Critic("{|ORC3010:Improve|}(string draft)", "Improve {draft}."));

    [Fact]
    public Task ReviserThatSeesOnlyTheScore_Triggers() => Verify.RuleAsync("ORC3010", new Scenario(Critic("{|ORC3010:Improve|}(string draft, Verdict verdict)", "Improve {draft}, which scored {verdict.Score}."))
    {
        Messages = ["'Judge' says what to improve, but 'Improve' does not read it and can only guess; put '{verdict.Feedback}' into the prompt."],
    });

    [Fact]
    public Task ProducerThatDraftsAgainWithoutTheFeedback_Triggers() => Verify.RuleAsync("ORC3010", """
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}. Your last try: {draft}"), Model(nameof(writer))]
            private partial Task<string> {|ORC3010:Translate|}(string text, string? draft);

            [Evaluate, Prompt("Is {draft} a translation of {text}?"), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);
        }
        """);

    [Fact]
    public Task PipelineThatRevisesWithoutTheFeedback_Triggers() => Verify.RuleAsync("ORC3010", """
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge, Shortening shortening)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}."), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Is {draft} a translation of {text}?"), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Pipeline<Shortening>]
            private partial Task<string> {|ORC3010:Shorten|}(string draft);
        }

        [Chain]
        public partial class Shortening(IChatClient client)
        {
            public partial Task<string> RunAsync(string draft);

            [Step, Prompt("Shorten {draft}.")]
            private partial Task<string> Shorten(string draft);
        }
        """);

    [Theory]
    [InlineData("Improve(string draft, Verdict verdict)", "Improve {draft}: {verdict.Feedback}")]
    [InlineData("Improve(string draft, Verdict verdict)", "Improve {draft}: {verdict}")]
    [InlineData("Improve(string draft, Verdict judge)", "Improve {draft}: {judge.Feedback}")]
    [InlineData("Improve(string draft, [From(nameof(Judge))] Verdict said)", "Improve {draft}: {said.Feedback}")]
    [InlineData("Improve(string draft, IReadOnlyList<Round<string, Verdict>> history)", "Improve {draft} after {history}")]
    public Task ReviserThatReadsTheFeedback_DoesNotTrigger(string improve, string prompt) => Verify.RuleAsync("ORC3010", Critic(improve, prompt));

    [Fact]
    public Task FeedbackInTheSystemMessage_DoesNotTrigger() => Verify.RuleAsync(
        "ORC3010",
        Critic("Improve(string draft, Verdict verdict)", "Improve {draft}.").Replace("[Revise,", "[Revise, System(\"Mind: {verdict.Feedback}\"),", StringComparison.Ordinal));

    [Fact]
    public Task JudgeThatOnlySaysYesOrNo_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3010", Critic("Improve(string draft)", "Improve {draft}.").Replace("Task<Verdict>", "Task<bool>", StringComparison.Ordinal));

    [Fact]
    public Task ReviserInCode_DoesNotTrigger() => Verify.RuleAsync(
        "ORC3010",
        Critic("Improve(string draft)", "x")
            .Replace("[Revise, Prompt(\"x\"), Model(nameof(writer))]", "[Revise]", StringComparison.Ordinal)
            .Replace("private partial Task<string> Improve(string draft);", "private static string Improve(string draft) => draft.Trim();", StringComparison.Ordinal));

    [Fact]
    public Task VerdictThatIsDeclaredButNotShown_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3010", Critic("Improve(string draft, Verdict verdict)", "Improve {draft}."));

    [Fact]
    public Task RevisionThatSeesNothingOfTheRound_DoesNotTrigger() => Verify.RuleAsync("ORC3010", Critic("Improve(string text)", "Translate {text} better."));

    [Fact]
    public Task SingleRound_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3010", Critic("Improve(string draft)", "Improve {draft}.").Replace("MaxRounds = 3", "MaxRounds = 1", StringComparison.Ordinal));

    internal static string Critic(string improve, string prompt) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}."), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Is {draft} a translation of {text}?"), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("{{prompt}}"), Model(nameof(writer))]
            private partial Task<string> {{improve}};
        }
        """;
}
