using Orchestration.Compiler.Tests.Rules.Termination;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Termination;

public sealed class SingleRoundCriticFixTests
{
    [Fact]
    public Task TheCriticGetsThreeRounds() => Verify.FixAsync(
        "ORC2006",
        MissingBoundTests.Critic("[Critic(StopWhenUnchanged = true, [|MaxRounds = 1|])]"),
        MissingBoundTests.Critic("[Critic(StopWhenUnchanged = true, MaxRounds = 3)]"));

    [Fact]
    public Task FixAllMendsEveryCritic() => Verify.FixAllAsync("ORC2006", Two("[Critic([|MaxRounds = 1|])]"), Two("[Critic(MaxRounds = 3)]"));

    private static string Two(string attribute) => MissingBoundTests.Critic(attribute) + "\n\n" + SingleRoundCriticTests.WithoutReviser(attribute);
}
