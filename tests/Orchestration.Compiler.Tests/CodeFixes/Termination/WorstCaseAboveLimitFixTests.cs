using Orchestration.Compiler.Tests.Rules.Termination;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Termination;

public sealed class WorstCaseAboveLimitFixTests
{
    private static readonly string Before = WorstCaseAboveLimitTests.Chain("[[|Chain|]]", ", Retry(250)");
    private static readonly string After = WorstCaseAboveLimitTests.Chain("[Chain]\n[Budget(MaxCalls = 251)]", ", Retry(250)");

    [Fact]
    public Task ABudgetAllowsTheWorstCase() => Verify.FixAsync("ORC2004", Before, After);

    [Fact]
    public Task FixAllAddsEveryBudget() => Verify.FixAllAsync("ORC2004", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Report", "class Second", StringComparison.Ordinal);
}
