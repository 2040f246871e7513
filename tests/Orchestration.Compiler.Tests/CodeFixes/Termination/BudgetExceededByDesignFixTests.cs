using Orchestration.Compiler.Tests.Rules.Termination;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Termination;

public sealed class BudgetExceededByDesignFixTests
{
    private const string Raise = "Raise the budget to the worst case";

    [Fact]
    public Task TheBudgetIsRaised() => Verify.FixAsync(
        "ORC2003",
        MissingBoundTests.Critic("[Critic(MaxRounds = 3), Budget([|MaxCalls = 7|], Seconds = 30)]"),
        MissingBoundTests.Critic("[Critic(MaxRounds = 3), Budget(MaxCalls = 9, Seconds = 30)]"),
        Raise);

    [Fact]
    public Task TheRoundsAreLowered() => Verify.FixAsync(
        "ORC2003",
        MissingBoundTests.Critic("[Critic(MaxRounds = 10), Budget([|MaxCalls = 13|])]"),
        MissingBoundTests.Critic("[Critic(MaxRounds = 4), Budget(MaxCalls = 13)]"),
        index: 1);

    [Fact]
    public Task TheRetriesAreLowered() => Verify.FixAsync(
        "ORC2003",
        BudgetExceededByDesignTests.Chain("[Chain, Budget([|MaxCalls = 4|])]", ", Retry(5)"),
        BudgetExceededByDesignTests.Chain("[Chain, Budget(MaxCalls = 4)]", ", Retry(2)"),
        index: 1);

    [Fact]
    public async Task WhereNoBoundHelpsOnlyTheBudgetCanBeRaised() => Assert.Equal(
        [Raise],
        await Verify.FixTitlesAsync("ORC2003", BudgetExceededByDesignTests.Chain("[Chain, Budget([|MaxCalls = 1|])]")));

    [Fact]
    public Task FixAllRaisesEveryBudget() => Verify.FixAllAsync("ORC2003", Two("[|MaxCalls = 1|]", "[|MaxCalls = 1|]"), Two("MaxCalls = 9", "MaxCalls = 2"), Raise);

    private static string Two(string first, string second) =>
        MissingBoundTests.Critic($"[Critic(MaxRounds = 3), Budget({first})]") + "\n\n" + BudgetExceededByDesignTests.Chain($"[Chain, Budget({second})]");
}
