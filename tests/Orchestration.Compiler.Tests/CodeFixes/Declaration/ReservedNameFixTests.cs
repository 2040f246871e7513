using static Orchestration.Compiler.Tests.Rules.Declaration.ReservedNameTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ReservedNameFixTests
{
    [Fact]
    public Task AnEntryParameterIsRenamedWithEverythingThatReadsIt() => Verify.FixAsync(
        "ORC1016", Critic("string [|draft|]", "draft", "Write"), Critic("string originalDraft", "originalDraft", "Write"));

    [Fact]
    public Task AStepIsRenamed() => Verify.FixAsync("ORC1016", Critic("string text", "text", "[|Draft|]"), Critic("string text", "text", "MakeDraft"));

    [Fact]
    public Task AStepIsRenamedWhereItIsNamed() => Verify.FixAsync("ORC1016", Route("[|Result|]", "Result", "result"), Route("MakeResult", "MakeResult", "makeResult"));

    [Fact]
    public Task CallersAndTheStreamFollow() => Verify.FixAsync(
        "ORC1016", Streamed("[|draft|]", "draft"), Streamed("originalDraft", "originalDraft"));

    [Fact]
    public Task APromptInAFileGetsItsSourceByFrom() => Verify.FixAsync("ORC1016", InFile("[|draft|]", ""), InFile("originalDraft", "[From(\"originalDraft\")] "));

    [Fact]
    public Task FixAllRenamesInEveryPipeline() => Verify.FixAllAsync(
        "ORC1016",
        Critic("string [|draft|]", "draft", "Write").WithFile("Other.cs", Critic("string [|draft|]", "draft", "Write").Edit("class Letter", "class Other").Source),
        Critic("string originalDraft", "originalDraft", "Write").WithFile("Other.cs", Critic("string originalDraft", "originalDraft", "Write").Edit("class Letter", "class Other").Source));

    private static Scenario Route(string declared, string named, string parameter) => $$"""
        [Route]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Step]
            private static string {{declared}}(string message) => message.Trim();

            [Classify, Prompt("Is this urgent? {{{parameter}}}")]
            private partial Task<bool> Urgent(string {{parameter}});

            [Case(true), Prompt("Answer at once: {text}")]
            private partial Task<string> Fast([From(nameof({{named}}))] string text);

            [Case(false), Prompt("Answer: {text}")]
            private partial Task<string> Slow([From("{{named}}")] string text);

            [Step]
            private static string Sign(string result) => {{named}}(result) + "\nYours";
        }
        """;

    private static Scenario Streamed(string declared, string named) => Critic($"string {declared}", named, "Write").Edit(
        "[Produce",
        $$"""
        public partial IAsyncEnumerable<RunEvent> StreamAsync(string {{named}}, CancellationToken cancellationToken = default);

            public Task<string> AgainAsync() => RunAsync({{named}}: "Again");

            [Produce
        """);

    private static Scenario InFile(string declared, string from) => Critic($"string {declared}", "text", "Write")
        .Edit("Prompt(\"Write {text}.\")", "PromptFile(\"write.prompt.md\")")
        .Edit("Write(string text)", $"Write({from}string draft)")
        .Edit("[From(\"text\")]", $"[From(\"{(from.Length == 0 ? "draft" : "originalDraft")}\")]")
        .WithAdditionalFile("write.prompt.md", "Write {draft}.");
}
