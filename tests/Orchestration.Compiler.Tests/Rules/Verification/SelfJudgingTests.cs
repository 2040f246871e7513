using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class SelfJudgingTests
{
    [Fact]
    public Task CriticOnOneClient_Triggers() => Verify.RuleAsync("ORC3003", new Scenario(Critic("IChatClient client", judge: "{|ORC3003:Judge|}"))
    {
        Severity = DiagnosticSeverity.Info,
        Messages = ["'Judge' judges on 'client' what 'Translate' wrote on it, and models are lenient with their own work; run 'Judge' on another model."],
    });

    [Fact]
    public Task NamedClient_TriggersAtItsName() => Verify.RuleAsync(
        "ORC3003",
        Critic("IChatClient writer, IChatClient other", ofWriter: ", Model(nameof(writer))", ofJudge: ", Model({|ORC3003:nameof(writer)|})"));

    [Fact]
    public Task VerifierOnTheSameClient_Triggers() => Verify.RuleAsync("ORC3003", Chain("""
        [Verify, Prompt("Is {draft} true to {notes}?")]
        private partial Task<Verdict> {|ORC3003:Check|}(string draft, string notes);
        """));

    [Fact]
    public Task VerifierOnTheClientOfTheFallback_Triggers() => Verify.RuleAsync("ORC3003", """
        [Chain]
        public partial class Release(IChatClient small, IChatClient large)
        {
            public partial Task<string> RunAsync(string notes);

            [Step, Prompt("Write a release from {notes}."), Model(nameof(small)), Fallback(nameof(Again))]
            private partial Task<string> Draft(string notes);

            [Prompt("Write a release from {notes}, please."), Model(nameof(large))]
            private partial Task<string> Again(string notes);

            [Verify, Prompt("Is {draft} true to {notes}?"), Model({|ORC3003:nameof(large)|})]
            private partial Task<Verdict> Check(string draft, string notes);
        }
        """);

    [Fact]
    public Task SamePromptButForWhiteSpace_TriggersAsAWarning() => Verify.RuleAsync("ORC3003", new Scenario("""
        [Critic(MaxRounds = 2)]
        public partial class Answering(IChatClient client)
        {
            public partial Task<string> RunAsync(string question);

            [Produce, Prompt("Answer this question: {question}")]
            private partial Task<string> Answer(string question);

            [Evaluate, Prompt("Answer this question:\n{question}")]
            private partial Task<Verdict> {|ORC3003:Judge|}(string question);

            [Revise, Prompt("Improve {draft}, an answer to {question}: {verdict.Feedback}")]
            private partial Task<string> Improve(string question, string draft, Verdict verdict);
        }
        """)
    {
        Severity = DiagnosticSeverity.Warning,
        Messages = ["'Judge' asks 'client' with the very prompt of 'Answer', whose work it judges, so it repeats that work instead of judging it; give 'Judge' a prompt and a client of its own."],
    });

    [Fact]
    public Task EachJudgeIsToldOnce_Triggers() => Verify.OnlyAsync(Critic("IChatClient client", judge: "{|ORC3003:Judge|}"));

    [Fact]
    public Task JudgeOnAnotherClient_DoesNotTrigger() => Verify.RuleAsync(
        "ORC3003",
        Critic("IChatClient writer, IChatClient judge", ofWriter: ", Model(nameof(writer))", ofJudge: ", Model(nameof(judge))"));

    [Fact]
    public Task OneClientThatServesSeveralModels_DoesNotTrigger() => Verify.RuleAsync(
        "ORC3003",
        Critic("IChatClient client", ofWriter: ", Model(ModelId = \"small\")", ofJudge: ", Model(ModelId = \"large\")"));

    [Fact]
    public Task JudgeInCode_DoesNotTrigger() => Verify.RuleAsync("ORC3003", Chain("""
        [Verify]
        private static bool Check(string draft) => draft.Length < 1000;
        """));

    [Fact]
    public Task JudgeOfWhatCodeMade_DoesNotTrigger() => Verify.RuleAsync("ORC3003", """
        [Chain]
        public partial class Release(IChatClient client)
        {
            public partial Task<string> RunAsync(string notes);

            [Step]
            private static string Draft(string notes) => notes.Trim();

            [Verify, Prompt("Is {draft} polite? It was made of {notes}.")]
            private partial Task<Verdict> Check(string draft, string notes);
        }
        """);

    internal static string Critic(string constructor, string ofWriter = "", string ofJudge = "", string judge = "Judge", string ofClass = "") => $$"""
        [Critic(MaxRounds = 3){{ofClass}}]
        public partial class Translation({{constructor}})
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate: {text}"){{ofWriter}}]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Judge {draft} against {text}."){{ofJudge}}]
            private partial Task<Verdict> {{judge}}(string text, string draft);

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"){{ofWriter}}]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);
        }
        """;

    private static string Chain(string verifier) => $$"""
        [Chain]
        public partial class Release(IChatClient client)
        {
            public partial Task<string> RunAsync(string notes);

            [Step, Prompt("Write a release from {notes}.")]
            private partial Task<string> Draft(string notes);

            {{verifier}}
        }
        """;
}
