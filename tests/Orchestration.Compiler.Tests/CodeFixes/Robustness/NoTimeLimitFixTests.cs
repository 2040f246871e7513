using Orchestration.Compiler.Tests.Rules.Robustness;

namespace Orchestration.Compiler.Tests.CodeFixes.Robustness;

public sealed class NoTimeLimitFixTests
{
    private static readonly string Before = NoTimeLimitTests.Slogan("[|Critic(MaxRounds = 3)|]");
    private static readonly string After = NoTimeLimitTests.Slogan("Critic(MaxRounds = 3)]\n[Budget(Seconds = 300)");

    [Fact]
    public Task ABudgetLimitsTheTime() => Verify.FixAsync("ORC5005", Before, After);

    [Fact]
    public Task FixAllLimitsEveryPipeline() => Verify.FixAllAsync("ORC5005", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Slogan", "class Second", StringComparison.Ordinal);
}
