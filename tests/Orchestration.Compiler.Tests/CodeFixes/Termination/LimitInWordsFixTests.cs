using Orchestration.Compiler.Tests.Rules.Termination;

namespace Orchestration.Compiler.Tests.CodeFixes.Termination;

public sealed class LimitInWordsFixTests
{
    [Theory]
    [InlineData("At most [|5|] rounds.", "At most 3 rounds.")]
    [InlineData("At most [|five|] rounds, {{really}}.", "At most three rounds, {{really}}.")]
    public Task ThePromptSaysTheBound(string before, string after) =>
        Verify.FixAsync("ORC2005", LimitInWordsTests.Haiku(before), LimitInWordsTests.Haiku(after));

    [Fact]
    public Task FixAllMendsEveryPrompt() => Verify.FixAllAsync(
        "ORC2005",
        LimitInWordsTests.Haiku("At most [|5|] rounds, so no more than [|two|] tries."),
        LimitInWordsTests.Haiku("At most 3 rounds, so no more than three tries."));
}
