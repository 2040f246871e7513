using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class RevisionWithoutDraftTests
{
    [Fact]
    public Task RevisionThatOnlySeesTheTask_Triggers() => Verify.RuleAsync("ORC4004", new Scenario(Critic("""
            [Revise, Prompt("Translate {text} better.")]
            private partial Task<string> {|ORC4004:Improve|}(string text);
        """))
    {
        Messages = ["'Improve' sees neither the draft nor what 'Judge' said of it, so every round revises blindly; give it the parameters 'draft' and 'verdict' and put them into its prompt."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task RevisionWhosePromptForgetsBoth_Triggers() => Verify.OnlyAsync(Critic("""
            [Revise, Prompt("Translate {text} better.")]
            private partial Task<string> {|ORC4004:Improve|}(string text, string draft, Verdict verdict);
        """));

    [Fact]
    public Task RevisionThatCountsRoundsOnly_Triggers() => Verify.RuleAsync("ORC4004", Critic("""
            [Revise, Prompt("This is attempt {round} to translate {text}.")]
            private partial Task<string> {|ORC4004:Improve|}(string text, int round);
        """));

    [Fact]
    public Task DraftingAnewThoughAJudgeExplainsItself_Triggers() => Verify.RuleAsync("ORC4004", Again("Verdict", "{|ORC4004:Translate|}"));

    [Fact]
    public Task RevisionByAnInnerPipelineThatSeesNeither_Triggers() => Verify.RuleAsync("ORC4004", Critic("""
            [Revise, Pipeline<Translator>]
            private partial Task<string> {|ORC4004:Improve|}(string text);
        """) + "\n" + """
        [Chain]
        public partial class Translator(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Translate: {text}")]
            private partial Task<string> Translate(string text);
        }
        """);

    [Fact]
    public Task RevisionThatSeesBoth_DoesNotTrigger() => Verify.RuleAsync("ORC4004", Critic("""
            [Revise, Prompt("Improve {draft}: {verdict.Feedback}")]
            private partial Task<string> Improve(string draft, Verdict verdict);
        """));

    [Fact]
    public Task RevisionThatLacksOnlyTheFeedback_DoesNotTrigger() => Verify.RuleAsync("ORC4004", Critic("""
            [Revise, Prompt("Improve {draft}, a translation of {text}.")]
            private partial Task<string> Improve(string text, string draft);
        """));

    [Fact]
    public Task RevisionThatReadsTheJudgeByName_DoesNotTrigger() => Verify.RuleAsync("ORC4004", Critic("""
            [Revise, Prompt("Translate {text} again: {judge.Feedback}")]
            private partial Task<string> Improve(string text, Verdict judge);
        """));

    [Fact]
    public Task RevisionThatSeesTheHistory_DoesNotTrigger() => Verify.RuleAsync("ORC4004", Critic("""
            [Revise, Prompt("Translate {text} better than in {history}.")]
            private partial Task<string> Improve(string text, IReadOnlyList<Round<string, Verdict>> history);
        """));

    [Fact]
    public Task AnotherTryUntilAJudgeSaysYes_DoesNotTrigger() => Verify.RuleAsync("ORC4004", Again("bool", "Translate"));

    [Fact]
    public Task RevisionByCode_DoesNotTrigger() => Verify.RuleAsync("ORC4004", Critic("""
            [Revise]
            private static string Improve(string text) => text.ToUpperInvariant();
        """));

    internal static string Critic(string revise) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient client)
        {
            public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

            [Produce, Prompt("Translate: {text}")]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Judge {draft} against {text}.")]
            private partial Task<Verdict> Judge(string text, string draft);

        {{revise}}
        }
        """;

    internal static string Again(string verdict, string produce, string prompt = "Translate: {text}", string parameters = "string text") => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("{{prompt}}")]
            private partial Task<string> {{produce}}({{parameters}});

            [Evaluate, Prompt("Judge {draft} against {text}.")]
            private partial Task<{{verdict}}> Judge(string text, string draft);
        }
        """;
}
