using Orchestration.Compiler.Tests.Rules.Simplicity;

namespace Orchestration.Compiler.Tests.CodeFixes.Simplicity;

public sealed class IndependentStepsFixTests
{
    private static readonly string Before = IndependentStepsTests.Chain("", "[|Risks|]");

    private static readonly string After = IndependentStepsTests.Chain("", "Risks")
        .Replace("[Chain,", "[Parallel,", StringComparison.Ordinal)
        .Replace("[Step, Prompt", "[Section, Prompt", StringComparison.Ordinal);

    [Fact]
    public Task TheyBecomeSections() => Verify.FixAsync("ORC7005", Before, After);

    [Fact]
    public Task TheResultIsClean() => Verify.CleanAsync(After);

    [Fact]
    public Task FixAllDoesSoInEveryPipeline() => Verify.FixAllAsync("ORC7005", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Contract", "class Second", StringComparison.Ordinal);
}
