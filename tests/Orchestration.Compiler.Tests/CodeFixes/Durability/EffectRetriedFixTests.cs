using Orchestration.Compiler.Tests.Rules.Durability;

namespace Orchestration.Compiler.Tests.CodeFixes.Durability;

public sealed class EffectRetriedFixTests
{
    private static readonly string Before = EffectRetriedTests.Chain("[|SideEffect|], Retry(2)");
    private static readonly string After = EffectRetriedTests.Chain("SideEffect(IdempotencyKey = nameof(invoice)), Retry(2)");

    [Fact]
    public Task AParameterThatCanBeAKeyIsOffered() => Verify.FixAsync("ORC8003", Before, After);

    [Fact]
    public Task FixAllNamesEveryKey() => Verify.FixAllAsync("ORC8003", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Billing", "class Second", StringComparison.Ordinal);
}
