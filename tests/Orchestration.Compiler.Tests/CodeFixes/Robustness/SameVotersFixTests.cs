using Orchestration.Compiler.Tests.Rules.Robustness;

namespace Orchestration.Compiler.Tests.CodeFixes.Robustness;

public sealed class SameVotersFixTests
{
    private static readonly string Before = SameVotersTests.Vote("Voter(Count = 3)", "[|Temperature = 0|]");
    private static readonly string After = SameVotersTests.Vote("Voter(Count = 3)", "Temperature = 0.8f");

    [Fact]
    public Task TheTemperatureIsRaised() => Verify.FixAsync("ORC5004", Before, After);

    [Fact]
    public Task OfEveryVoterThatAsksTheSame() => Verify.FixAsync(
        "ORC5004",
        SameVotersTests.Vote("Voter", "[|Temperature = 0|]", SameVotersTests.Second("one", "Answer {question}")),
        SameVotersTests.Vote("Voter", "Temperature = 0.8f", SameVotersTests.Second("one", "Answer {question}", "0.8f")));

    [Fact]
    public Task FixAllRaisesEveryOne() => Verify.FixAllAsync("ORC5004", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Answer", "class Second", StringComparison.Ordinal);
}
