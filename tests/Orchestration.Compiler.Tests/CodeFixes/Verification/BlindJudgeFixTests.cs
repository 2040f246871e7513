using Orchestration.Compiler.Tests.Rules.Verification;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class BlindJudgeFixTests
{
    [Fact]
    public Task TheJudgeIsShownWhatTheProducerWasGiven() => Verify.FixAsync(
        "ORC3004",
        BlindJudgeTests.Critic("{|ORC3004:Judge|}(string draft)", "Is {draft} good?"),
        BlindJudgeTests.Critic("Judge(string text, string draft)", "Is {draft} good?\\n\\nText:\\n{text}"),
        "Show it 'text'");

    [Fact]
    public async Task EveryParameterIsOffered() => Assert.Equal(
        ["Show it 'text'", "Show it 'language'"],
        await Verify.FixTitlesAsync("ORC3004", BlindJudgeTests.Critic("{|ORC3004:Judge|}(string draft)", "Is {draft} good?")));

    [Fact]
    public Task AParameterThatNamesItsSourceIsTakenWithIt() => Verify.FixAsync(
        "ORC3004",
        BlindJudgeTests.Chain("{|ORC3004:Check|}(string draft, CancellationToken cancellationToken)", "Is {draft} true?")
            .Replace("Draft(string facts)", "Draft([From(nameof(Facts))] string sourceFacts)", StringComparison.Ordinal)
            .Replace("from {facts}", "from {sourceFacts}", StringComparison.Ordinal),
        BlindJudgeTests.Chain("Check([From(nameof(Facts))] string sourceFacts, string draft, CancellationToken cancellationToken)", "Is {draft} true?\\n\\nSource facts:\\n{sourceFacts}")
            .Replace("Draft(string facts)", "Draft([From(nameof(Facts))] string sourceFacts)", StringComparison.Ordinal)
            .Replace("from {facts}", "from {sourceFacts}", StringComparison.Ordinal));

    [Fact]
    public Task FixAllShowsItToEveryJudge() => Verify.FixAllAsync(
        "ORC3004",
        Two(BlindJudgeTests.Critic("{|ORC3004:Judge|}(string draft)", "Is {draft} good?")),
        Two(BlindJudgeTests.Critic("Judge(string text, string draft)", "Is {draft} good?\\n\\nText:\\n{text}")),
        "Show it 'text'");

    [Fact]
    public Task APromptInAFileIsLeftAlone() => Verify.NoFixAsync(
        "ORC3004",
        new Scenario(BlindJudgeTests.Chain("{|ORC3004:Check|}(string draft)", "x").Replace("Prompt(\"x\")", "PromptFile(\"check.prompt.md\")", StringComparison.Ordinal))
        {
            AdditionalFiles = { ["check.prompt.md"] = "Is {draft} true?" },
        });

    private static string Two(string one) => one + "\n\n" + one.Replace("class Translation", "class Second", StringComparison.Ordinal);
}
