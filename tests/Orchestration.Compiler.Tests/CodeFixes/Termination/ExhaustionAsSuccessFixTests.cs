using Orchestration.Compiler.Tests.Rules.Termination;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Termination;

public sealed class ExhaustionAsSuccessFixTests
{
    [Fact]
    public Task TheRunFailsInstead() => Verify.FixAsync(
        "ORC2002",
        ExhaustionAsSuccessTests.Critic("[Critic(MaxRounds = 3, [|OnExhausted = Exhaustion.ReturnLast|], StopWhenUnchanged = true)]"),
        ExhaustionAsSuccessTests.Critic("[Critic(MaxRounds = 3, OnExhausted = Exhaustion.Fail, StopWhenUnchanged = true)]"));

    [Fact]
    public Task TheQualifierStays() => Verify.FixAsync(
        "ORC2002",
        ExhaustionAsSuccessTests.Critic("[Critic(MaxRounds = 3, [|OnExhausted = global::Orchestration.Exhaustion.ReturnBest|])]"),
        ExhaustionAsSuccessTests.Critic("[Critic(MaxRounds = 3, OnExhausted = global::Orchestration.Exhaustion.Fail)]"));

    [Fact]
    public Task FixAllMendsEveryCritic() => Verify.FixAllAsync(
        "ORC2002", Two("[|OnExhausted = Exhaustion.ReturnLast|]"), Two("OnExhausted = Exhaustion.Fail"));

    private static string Two(string argument)
    {
        string one = ExhaustionAsSuccessTests.Critic($"[Critic(MaxRounds = 2, {argument})]");
        return one + "\n\n" + one.Replace("class Translation", "class Second", StringComparison.Ordinal);
    }
}
