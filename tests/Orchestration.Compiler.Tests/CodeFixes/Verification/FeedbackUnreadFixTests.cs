using Orchestration.Compiler.Tests.Rules.Verification;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class FeedbackUnreadFixTests
{
    [Fact]
    public Task TheVerdictBecomesAParameterAndItsFeedbackPartOfThePrompt() => Verify.FixAsync(
        "ORC3010",
        FeedbackUnreadTests.Critic("{|ORC3010:Improve|}(string draft)", "Improve {draft}."),
        FeedbackUnreadTests.Critic("Improve(string draft, Verdict verdict)", "Improve {draft}.\\n\\nFeedback:\\n{verdict.Feedback}"));

    [Fact]
    public Task AVerdictThatIsThereIsShown() => Verify.FixAsync(
        "ORC3010",
        FeedbackUnreadTests.Critic("{|ORC3010:Improve|}(string draft, Verdict judge)", "Improve {draft}, {judge.Score}."),
        FeedbackUnreadTests.Critic("Improve(string draft, Verdict judge)", "Improve {draft}, {judge.Score}.\\n\\nFeedback:\\n{judge.Feedback}"));

    [Fact]
    public Task AProducerGetsNoVerdictInTheFirstRound() => Verify.FixAsync("ORC3010", Again("{|ORC3010:Translate|}", "", ""), Again("Translate", ", Verdict? verdict", "\\n\\nFeedback:\\n{verdict.Feedback}"));

    [Fact]
    public Task FixAllTellsEveryReviser() => Verify.FixAllAsync(
        "ORC3010",
        Two(FeedbackUnreadTests.Critic("{|ORC3010:Improve|}(string draft)", "Improve {draft}.")),
        Two(FeedbackUnreadTests.Critic("Improve(string draft, Verdict verdict)", "Improve {draft}.\\n\\nFeedback:\\n{verdict.Feedback}")));

    [Fact]
    public Task APromptInAFileIsLeftAlone() => Verify.NoFixAsync(
        "ORC3010",
        new Scenario(FeedbackUnreadTests.Critic("{|ORC3010:Improve|}(string draft)", "x").Replace("Prompt(\"x\")", "PromptFile(\"improve.prompt.md\")", StringComparison.Ordinal))
        {
            AdditionalFiles = { ["improve.prompt.md"] = "Improve {draft}." },
        });

    private static string Two(string one) => one + "\n\n" + one.Replace("class Translation", "class Second", StringComparison.Ordinal);

    private static string Again(string translate, string parameter, string prompt) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}. Your last try: {draft}{{prompt}}"), Model(nameof(writer))]
            private partial Task<string> {{translate}}(string text, string? draft{{parameter}});

            [Evaluate, Prompt("Is {draft} a translation of {text}?"), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);
        }
        """;
}
