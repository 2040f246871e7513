using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class SingleRoundCriticTests
{
    [Fact]
    public Task CriticWithOneRound_Triggers() => Verify.RuleAsync("ORC2006", new Scenario(MissingBoundTests.Critic("[Critic([|MaxRounds = 1|])]"))
    {
        Messages = ["With one round, 'Translation' judges its first draft and 'Improve' never runs; raise MaxRounds, or use a [Chain] with a [Verify] step."],
        Severity = DiagnosticSeverity.Info,
    });

    [Fact]
    public Task OneRoundByAConstant_Triggers() => Verify.RuleAsync("ORC2006", MissingBoundTests.Critic("[Critic([|MaxRounds = Rounds - 1|])]"));

    [Fact]
    public Task CriticThatDraftsAgain_Triggers() => Verify.RuleAsync("ORC2006", new Scenario(WithoutReviser("[Critic(StopWhenUnchanged = true, [|MaxRounds = 1|])]"))
    {
        Messages = ["With one round, 'Limericks' judges its first draft and 'Write' never runs again; raise MaxRounds, or use a [Chain] with a [Verify] step."],
    });

    [Fact]
    public Task OneRoundIsTheOnlyMessage_Triggers() =>
        Verify.OnlyAsync(MissingBoundTests.Critic("[Critic({|ORC2006:MaxRounds = 1|}), Budget(Seconds = 60)]"), DiagnosticSeverity.Info);

    [Fact]
    public Task TwoRounds_DoesNotTrigger() => Verify.RuleAsync("ORC2006", MissingBoundTests.Critic("[Critic(MaxRounds = 2)]"));

    [Fact]
    public Task MissingBound_DoesNotTrigger() => Verify.RuleAsync("ORC2006", MissingBoundTests.Critic("[{|ORC2001:Critic|}]"));

    [Fact]
    public Task ChainWithAVerifier_DoesNotTrigger() => Verify.RuleAsync("ORC2006", """
        [Chain]
        public partial class Limericks(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write a limerick about {topic}.")]
            private partial Task<string> Write(string topic);

            [Verify]
            private static bool HasFiveLines(string write) => write.Split('\n').Length == 5;
        }
        """);

    internal static string WithoutReviser(string attribute) => $$"""
        {{attribute}}
        public partial class Limericks(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write a limerick about {topic}. Avoid what was wrong with this one: {draft}")]
            private partial Task<string> Write(string topic, string? draft);

            [Evaluate]
            private static bool HasFiveLines(string draft) => draft.Split('\n').Length == 5;
        }
        """;
}
