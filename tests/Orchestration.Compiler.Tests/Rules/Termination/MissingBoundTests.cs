using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class MissingBoundTests
{
    [Fact]
    public Task CriticWithoutMaxRounds_Triggers() => Verify.RuleAsync("ORC2001", Critic("[{|ORC2001:Critic|}]"));

    [Fact]
    public Task CriticWithOtherSettingsButNoBound_Triggers() => Verify.RuleAsync("ORC2001", Critic("[{|ORC2001:Critic(StopWhenUnchanged = true)|}]"));

    [Fact]
    public Task TheMissingBoundIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Critic("[{|ORC2001:Critic|}]"));

    [Fact]
    public Task CriticWithMaxRounds_DoesNotTrigger() => Verify.RuleAsync("ORC2001", Critic("[Critic(MaxRounds = 3)]"));

    [Fact]
    public Task CriticBoundedByAConstant_DoesNotTrigger() => Verify.RuleAsync("ORC2001", Critic("[Critic(MaxRounds = Rounds)]"));

    [Fact]
    public Task ChainOfSteps_DoesNotTrigger() => Verify.RuleAsync("ORC2001", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """);

    internal static string Critic(string attribute) => $$"""
        {{attribute}}
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            private const int Rounds = 2;

            public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

            [Produce, Prompt("Translate: {text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Judge {draft} against {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);
        }
        """;
}
