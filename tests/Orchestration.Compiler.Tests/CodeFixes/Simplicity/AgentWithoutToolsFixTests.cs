using Orchestration.Compiler.Tests.Rules.Simplicity;

namespace Orchestration.Compiler.Tests.CodeFixes.Simplicity;

public sealed class AgentWithoutToolsFixTests
{
    private static readonly string Before = AgentWithoutToolsTests.Agent("[|Agent(MaxTurns = 3)|]", "Respond");
    private static readonly string After = AgentWithoutToolsTests.Agent("Chain", "Step");

    [Fact]
    public Task ItBecomesAChain() => Verify.FixAsync("ORC7004", Before, After);

    [Fact]
    public Task FixAllDoesSoEverywhere() => Verify.FixAllAsync("ORC7004", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Help", "class Second", StringComparison.Ordinal);
}
