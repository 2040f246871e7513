using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class BlindJudgeTests
{
    [Fact]
    public Task EvaluatorThatSeesOnlyTheDraft_Triggers() => Verify.RuleAsync("ORC3004", new Scenario(Critic("{|ORC3004:Judge|}(string draft)", "Is {draft} a good translation?"))
    {
        Messages =
        [
            "'Judge' judges what 'Translate' wrote without seeing anything it was made from ('text', 'language'), so it cannot tell right from well said; show it that too.",
        ],
    });

    [Fact]
    public Task ItIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Critic("{|ORC3004:Judge|}(string draft)", "Is {draft} a good translation?"));

    [Fact]
    public Task EvaluatorThatSeesTheDraftsOfAllRounds_Triggers() => Verify.RuleAsync(
        "ORC3004",
        Critic("{|ORC3004:Judge|}(string draft, IReadOnlyList<Round<string, Verdict>> history, int round)", "In round {round}: is {draft} better than {history}?"));

    [Fact]
    public Task VerifierThatSeesOnlyTheResult_Triggers() => Verify.RuleAsync("ORC3004", Chain("{|ORC3004:Check|}(string draft)", "Is every claim in {draft} true?"));

    [Fact]
    public Task VerifierOfARoutesResult_Triggers() => Verify.RuleAsync("ORC3004", """
        [Route]
        public partial class Desk(IChatClient client, IChatClient judge)
        {
            public partial Task<string> RunAsync(string mail);

            [Classify, Prompt("Is {mail} a complaint?"), Model(nameof(client))]
            private partial Task<bool> IsComplaint(string mail);

            [Case(true), Prompt("Apologise for {mail}."), Model(nameof(client))]
            private partial Task<string> Apologise(string mail);

            [Case(false), Prompt("Answer {mail}."), Model(nameof(client))]
            private partial Task<string> Answer(string mail);

            [Verify, Prompt("Is this answer right? {result}"), Model(nameof(judge))]
            private partial Task<Verdict> {|ORC3004:Check|}(string result);
        }
        """);

    [Fact]
    public Task EvaluatorThatSeesTheSource_DoesNotTrigger() => Verify.RuleAsync("ORC3004", Critic("Judge(string text, string draft)", "Is {draft} a good translation of {text}?"));

    [Fact]
    public Task EvaluatorThatSeesAPartOfWhatWasGiven_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3004", Critic("Judge(string draft, string language)", "Is {draft} good {language}?"));

    [Fact]
    public Task VerifierThatSeesWhatTheSourceWasMadeOf_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3004", Chain("Check(string draft, string notes)", "Is {draft} true to {notes}?"));

    [Fact]
    public Task VerifierThatSeesTheStepBefore_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3004", Chain("Check(string draft, string facts)", "Does {draft} say more than {facts}?"));

    [Fact]
    public Task VerifierWhoseSystemMessageShowsTheSource_DoesNotTrigger() => Verify.RuleAsync(
        "ORC3004",
        Chain("Check(string draft, string notes)", "Is {draft} true?").Replace("[Verify,", "[Verify, System(\"The source: {notes}\"),", StringComparison.Ordinal));

    [Fact]
    public Task JudgeThatOnlyForgetsToShowItsSource_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3004", Chain("Check(string draft, string notes)", "Is {draft} true?"));

    [Fact]
    public Task CheckInCode_DoesNotTrigger() => Verify.RuleAsync("ORC3004", """
        [Chain]
        public partial class Release(IChatClient client)
        {
            public partial Task<string> RunAsync(string notes);

            [Step, Prompt("Write a release from {notes}.")]
            private partial Task<string> Draft(string notes);

            [Verify]
            private static bool Check(string draft) => draft.Length < 1000;
        }
        """);

    [Fact]
    public Task WorkThatWasGivenNothing_DoesNotTrigger() => Verify.RuleAsync("ORC3004", """
        [Chain]
        public partial class Joke(IChatClient client, IChatClient judge)
        {
            public partial Task<string> RunAsync();

            [Step, Prompt("Tell a joke."), Model(nameof(client))]
            private partial Task<string> Tell();

            [Verify, Prompt("Is this funny? {tell}"), Model(nameof(judge))]
            private partial Task<Verdict> Check(string tell);
        }
        """);

    internal static string Critic(string judge, string prompt) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text, string language);

            [Produce, Prompt("Translate into {language}: {text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text, string language);

            [Evaluate, Prompt("{{prompt}}"), Model(nameof(judge))]
            private partial Task<Verdict> {{judge}};

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);
        }
        """;

    internal static string Chain(string check, string prompt) => $$"""
        [Chain]
        public partial class Release(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string notes);

            [Step, Prompt("List the facts of {notes}."), Model(nameof(writer))]
            private partial Task<string> Facts(string notes);

            [Step, Prompt("Write a release from {facts}."), Model(nameof(writer))]
            private partial Task<string> Draft(string facts);

            [Verify, Prompt("{{prompt}}"), Model(nameof(judge))]
            private partial Task<Verdict> {{check}};
        }
        """;
}
