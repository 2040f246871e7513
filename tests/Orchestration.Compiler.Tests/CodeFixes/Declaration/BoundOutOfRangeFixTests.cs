using Orchestration.Compiler.Tests.Rules.Declaration;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class BoundOutOfRangeFixTests
{
    [Theory]
    [InlineData("[Critic([|MaxRounds = 0|])]", "[Critic(MaxRounds = 2)]")]
    [InlineData("[Critic(MaxRounds = 3, [|MaxHistory = -1|])]", "[Critic(MaxRounds = 3, MaxHistory = 0)]")]
    [InlineData("[Critic(MaxRounds = 3), Budget([|MaxCalls = -1|])]", "[Critic(MaxRounds = 3), Budget(MaxCalls = 9)]")]
    [InlineData("[Critic(MaxRounds = 3), [|Budget|]]", "[Critic(MaxRounds = 3), Budget(MaxCalls = 9)]")]
    [InlineData("[Critic(MaxRounds = 3), Budget(MaxCalls = 40, [|MaxTokens = -1|])]", "[Critic(MaxRounds = 3), Budget(MaxCalls = 40)]")]
    [InlineData("[Critic(MaxRounds = 3), Budget([|Seconds = double.NaN|])]", "[Critic(MaxRounds = 3), Budget(MaxCalls = 9)]")]
    public Task BoundOfTheClass(string before, string after) =>
        Verify.FixAsync("ORC1015", BoundOutOfRangeTests.Haiku(before), BoundOutOfRangeTests.Haiku(after));

    [Theory]
    [InlineData("Retry([|0|])", "Retry(1)")]
    [InlineData("Timeout([|-1.5|])", "Timeout(30)")]
    public Task BoundOfAStep(string before, string after) =>
        Verify.FixAsync("ORC1015", BoundOutOfRangeTests.Haiku(step: before), BoundOutOfRangeTests.Haiku(step: after));

    [Fact]
    public Task RetriesOfAVerifier() => Verify.FixAsync(
        "ORC1015",
        BoundOutOfRangeTests.Haiku(more: "[Verify([|Retries = -1|])]\n    private static bool IsShort(string draft) => draft.Length < 200;"),
        BoundOutOfRangeTests.Haiku(more: "[Verify(Retries = 0)]\n    private static bool IsShort(string draft) => draft.Length < 200;"));

    [Fact]
    public Task FixAllMendsEveryBoundOfAKind() => Verify.FixAllAsync(
        "ORC1015", Two("Retry([|0|])"), Two("Retry(1)"));

    private static string Two(string step) =>
        BoundOutOfRangeTests.Haiku(step: step) + "\n\n" + BoundOutOfRangeTests.Haiku(step: step).Replace("class Haiku", "class Second", StringComparison.Ordinal);
}
