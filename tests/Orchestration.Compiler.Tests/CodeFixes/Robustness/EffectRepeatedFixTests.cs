using Orchestration.Compiler.Tests.Rules.Robustness;

namespace Orchestration.Compiler.Tests.CodeFixes.Robustness;

public sealed class EffectRepeatedFixTests
{
    private static readonly string Before = EffectRepeatedTests.Loop("[|SideEffect|]");
    private static readonly string After = EffectRepeatedTests.Loop("SideEffect(IdempotencyKey = nameof(id))");

    [Fact]
    public Task EachParameterThatCanBeAKeyIsOffered() => Verify.FixAsync("ORC5008", Before, After);

    [Fact]
    public Task TheSecondAsWell() => Verify.FixAsync("ORC5008", Before, EffectRepeatedTests.Loop("SideEffect(IdempotencyKey = nameof(text))"), index: 1);

    [Fact]
    public Task FixAllNamesEveryKey() => Verify.FixAllAsync("ORC5008", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Work", "class Second", StringComparison.Ordinal);
}
