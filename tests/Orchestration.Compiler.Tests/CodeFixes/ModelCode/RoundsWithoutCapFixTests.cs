using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.ModelCode.RoundsWithoutCapTests;

namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class RoundsWithoutCapFixTests
{
    [Theory]
    [InlineData("[|int.MaxValue|]", "40")]
    [InlineData("configured ?? [|100 * 100|]", "configured ?? 40")]
    public Task TheNumberBecomesOneThatCaps(string before, string after) => Verify.FixAsync("ORC9012", Building(Cap(before)), Building(Cap(after)));

    [Fact]
    public Task FixAllCapsEveryClient() => Verify.FixAllAsync("ORC9012", Building(Cap("[|int.MaxValue|]") + Cap("[|5000|]")), Building(Cap("40") + Cap("40")));

    [Fact]
    public async Task TheTitleSaysTheNumber() => Assert.Equal(["Allow 40 rounds"], await Verify.FixTitlesAsync("ORC9012", Building(Cap("[|500|]"))));

    private static string Cap(string value) => $"_ = new FunctionInvokingChatClient(client) {{ MaximumIterationsPerRequest = {value} }};";
}
