using Orchestration.Compiler.Tests.Rules.Simplicity;

namespace Orchestration.Compiler.Tests.CodeFixes.Simplicity;

public sealed class DebateWithoutJudgeFixTests
{
    private static readonly string Before = DebateWithoutJudgeTests.Debate("[|Debate(MaxRounds = 2)|]");
    private static readonly string After = DebateWithoutJudgeTests.Debate("Debate(MaxRounds = 2)", "Task<string>", DebateWithoutJudgeTests.Judge);

    [Fact]
    public Task AJudgeDecidesAndTheEntryReturnsItsDecision() => Verify.FixAsync("ORC7008", Before, After);

    [Fact]
    public Task OfAnOutcomeTheValueChanges() => Verify.FixAsync(
        "ORC7008",
        DebateWithoutJudgeTests.Debate("[|Debate(MaxRounds = 2)|]", "Task<Outcome<IReadOnlyList<Statement<string>>>>"),
        DebateWithoutJudgeTests.Debate("Debate(MaxRounds = 2)", "Task<Outcome<string>>", DebateWithoutJudgeTests.Judge));

    [Fact]
    public Task FixAllAddsEveryJudge() => Verify.FixAllAsync("ORC7008", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Talk", "class Second", StringComparison.Ordinal);
}
