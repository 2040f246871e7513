using Orchestration.Compiler.Tests.Rules.DataFlow;

namespace Orchestration.Compiler.Tests.CodeFixes.DataFlow;

public sealed class WholeHistoryFixTests
{
    private static readonly string Before = WholeHistoryTests.Critic("MaxRounds = 8", "[|history|]");
    private static readonly string After = WholeHistoryTests.Critic("MaxRounds = 8, MaxHistory = 3", "history");

    [Fact]
    public Task TheHistoryIsBounded() => Verify.FixAsync("ORC4007", Before, After);

    [Fact]
    public Task OfASupervisorAsWell() => Verify.FixAsync(
        "ORC4007", WholeHistoryTests.Supervisor("MaxTurns = 12", "[|history|]"), WholeHistoryTests.Supervisor("MaxTurns = 12, MaxHistory = 3", "history"));

    [Fact]
    public Task FixAllBoundsEveryHistory() => Verify.FixAllAsync("ORC4007", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Work", "class Second", StringComparison.Ordinal);
}
