using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class ExhaustionAsSuccessTests
{
    [Fact]
    public Task LastDraftReturned_Triggers() => Verify.RuleAsync("ORC2002", new Scenario(Critic("[Critic(MaxRounds = 3, [|OnExhausted = Exhaustion.ReturnLast|])]"))
    {
        Messages = ["When its rounds are used up, 'Translation' returns the last draft although a judge refused it, and its caller cannot tell; use Exhaustion.Fail, or check the result with [Verify]."],
        Severity = DiagnosticSeverity.Info,
    });

    [Fact]
    public Task BestDraftReturned_Triggers() =>
        Verify.RuleAsync("ORC2002", Critic("[Critic(MaxRounds = 3, [|OnExhausted = Exhaustion.ReturnBest|], StopWhenUnchanged = true)]"));

    [Fact]
    public Task LastDraftPolishedAfterwards_Triggers() => Verify.RuleAsync("ORC2002", Critic(
        "[Critic(MaxRounds = 3, [|OnExhausted = Exhaustion.ReturnLast|])]",
        """
        [Step, Prompt("Set the headline of {result} in capitals."), Model(nameof(writer))]
        private partial Task<string> Polish(string result);
        """));

    [Fact]
    public Task OnlyTheFirstDraftVerified_Triggers() => Verify.RuleAsync("ORC2002", Critic(
        "[Critic(MaxRounds = 3, [|OnExhausted = Exhaustion.ReturnLast|])]",
        """
        [Verify]
        private static bool IsNotEmpty(string translate) => translate.Length > 0;
        """));

    [Fact]
    public Task ItIsTheOnlyMessage_Triggers() =>
        Verify.OnlyAsync(Critic("[Critic(MaxRounds = 3, {|ORC2002:OnExhausted = Exhaustion.ReturnLast|})]"));

    [Fact]
    public Task FailByDefault_DoesNotTrigger() => Verify.RuleAsync("ORC2002", Critic("[Critic(MaxRounds = 3)]"));

    [Fact]
    public Task FailByName_DoesNotTrigger() => Verify.RuleAsync("ORC2002", Critic("[Critic(MaxRounds = 3, OnExhausted = Exhaustion.Fail)]"));

    [Fact]
    public Task ResultVerified_DoesNotTrigger() => Verify.RuleAsync("ORC2002", Critic(
        "[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnBest)]",
        """
        [Verify, Prompt("Is {result} fit to be printed, as a translation of {text}?"), Model(nameof(judge))]
        private partial Task<Verdict> IsPrintable(string result, string text);
        """));

    [Fact]
    public Task EveryDraftVerified_DoesNotTrigger() => Verify.RuleAsync("ORC2002", Critic(
        "[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]",
        """
        [Verify]
        private static bool HasNumbers(string draft) => draft.Any(char.IsDigit);
        """));

    [Fact]
    public Task StepAfterItVerified_DoesNotTrigger() => Verify.RuleAsync("ORC2002", Critic(
        "[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]",
        """
        [Step, Prompt("Set the headline of {result} in capitals."), Model(nameof(writer))]
        private partial Task<string> Polish(string result);

        [Verify]
        private static bool HasNumbers(string polish) => polish.Any(char.IsDigit);
        """));

    [Fact]
    public Task AcceptedByTheAuthor_DoesNotTrigger() =>
        Verify.RuleAsync("ORC2002", Critic("[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast), Unverified(\"an editor reads it\")]"));

    internal static string Critic(string attribute, string more = "") => $$"""
        {{attribute}}
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

            [Produce, Prompt("Translate: {text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Judge {draft} against {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);

        {{more}}
        }
        """;
}
