using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.Security.UntrustedInSystemTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Security;

public sealed class UntrustedInSystemFixTests
{
    [Theory]
    [InlineData("\"You help the writer of:\\n\\n{|ORC6001:{message}|}\"", "\"You help the writer of:\"")]
    [InlineData("\"Help {|ORC6001:{message}|} now.\"", "\"Help now.\"")]
    [InlineData("@\"Help {|ORC6001:{message}|}\"", "@\"Help\"")]
    [InlineData("\"\"\"\n        Help.\n        {|ORC6001:{message}|}\n        Be kind.\n        \"\"\"", "\"\"\"\n        Help.\n        Be kind.\n        \"\"\"")]
    [InlineData("\"\"\"\n        Help.\n\n        {|ORC6001:{message}|}\n        \"\"\"", "\"\"\"\n        Help.\n        \"\"\"")]
    public Task ThePlaceholderMovesToThePrompt(string before, string after) => Verify.FixAsync(
        "ORC6001",
        Step($"[Step, System({before}), Prompt(\"Answer in {{language}}.\")]"),
        Step($"[Step, System({after}), Prompt(\"Answer in {{language}}.\\n\\n{{message}}\")]"));

    [Theory]
    [InlineData("[Step, System(\"{|ORC6001:{message}|}\"), Prompt(\"Answer in {language}.\")]", "[Step, Prompt(\"Answer in {language}.\\n\\n{message}\")]")]
    [InlineData("[System(\"{|ORC6001:{message}|}\"), Step, Prompt(\"Answer in {language}.\")]", "[Step, Prompt(\"Answer in {language}.\\n\\n{message}\")]")]
    [InlineData("[System(\"{|ORC6001:{message}|}\")]\n    [Step, Prompt(\"Answer in {language}.\")]", "[Step, Prompt(\"Answer in {language}.\\n\\n{message}\")]")]
    public Task ASystemMessageOfNothingElseIsRemoved(string before, string after) => Verify.FixAsync("ORC6001", Step(before), Step(after));

    [Fact]
    public Task WhatThePromptShowsAlreadyIsNotRepeated() => Verify.FixAsync(
        "ORC6001",
        Step("[Step, System(\"Help the writer of {|ORC6001:{message}|}.\"), Prompt(\"Answer {message} in {language}.\")]"),
        Step("[Step, System(\"Help the writer of.\"), Prompt(\"Answer {message} in {language}.\")]"));

    [Fact]
    public Task FixAllMovesEveryPlaceholder()
    {
        var before = Step("[Step, System(\"Help: {|ORC6001:{message}|}\"), Prompt(\"Answer in {language}.\")]");
        var after = Step("[Step, System(\"Help:\"), Prompt(\"Answer in {language}.\\n\\n{message}\")]");
        return Verify.FixAllAsync("ORC6001", before + "\n" + Second(before), after + "\n" + Second(after));
    }

    [Fact]
    public Task TheSystemMessageOfTheClassIsLeftAlone() => Verify.NoFixAsync("ORC6001", """
        [Chain, System("A customer wrote: {|ORC6001:{message}|}")]
        public partial class Answers(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string message);

            [Step, Prompt("Answer.")]
            private partial Task<string> Answer(string message);
        }
        """);

    [Fact]
    public Task APromptInAFileIsLeftAlone() => Verify.NoFixAsync("ORC6001", new Scenario(
        Step("[Step, System(\"Help the writer of {|ORC6001:{message}|}.\"), PromptFile(\"answer.prompt.md\")]"))
    {
        AdditionalFiles = { ["answer.prompt.md"] = "Answer in {language}." },
    });

    private static string Step(string attributes) => Answers($$"""
            {{attributes}}
            private partial Task<string> Answer(string message, string language);
        """);

    private static string Second(string source) => source.Replace("class Answers", "class Second", StringComparison.Ordinal);
}
