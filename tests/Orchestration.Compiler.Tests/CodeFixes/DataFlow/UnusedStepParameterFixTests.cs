using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.DataFlow.UnusedStepParameterTests;

namespace Orchestration.Compiler.Tests.CodeFixes.DataFlow;

public sealed class UnusedStepParameterFixTests
{
    private const string Add = "Add the parameter to the prompt";
    private const string Remove = "Remove the parameter";

    [Theory]
    [InlineData("\"Write about {topic}.\"", "\"Write about {topic}.\\n\\n{audience}\"")]
    [InlineData("@\"Write about {topic}.\"", "@\"Write about {topic}.\n\n{audience}\"")]
    [InlineData("\"\"\"Write about \"{topic}\".\"\"\"", "\"\"\"Write about \"{topic}\". {audience}\"\"\"")]
    [InlineData("\"\"\"\n        Write about {topic}.\n        \"\"\"", "\"\"\"\n        Write about {topic}.\n\n        {audience}\n        \"\"\"")]
    [InlineData("\"Write \" + \"about {topic}.\"", "\"Write \" + \"about {topic}.\\n\\n{audience}\"")]
    public Task ThePromptShowsTheParameterInWhateverFormItIsWritten(string before, string after) => Verify.FixAsync(
        "ORC4001",
        Step(before, "string topic, string {|ORC4001:audience|}"),
        Step(after, "string topic, string audience"),
        Add);

    [Fact]
    public Task OfAVerdictTheWordsAreShown() => Verify.FixAsync("ORC4001", Critic("{draft} of {text}", "Verdict {|ORC4001:verdict|}"), Critic("{draft} of {text}\\n\\n{verdict.Feedback}", "Verdict verdict"), Add);

    [Theory]
    [InlineData("string topic, string {|ORC4001:audience|}", "string topic")]
    [InlineData("string {|ORC4001:audience|}, string topic", "string topic")]
    [InlineData("string topic, string {|ORC4001:audience|}, CancellationToken cancellationToken", "string topic, CancellationToken cancellationToken")]
    public Task TheParameterIsRemoved(string before, string after) => Verify.FixAsync(
        "ORC4001",
        Step("\"Write about {topic}.\"", before),
        Step("\"Write about {topic}.\"", after),
        Remove);

    [Theory]
    [InlineData(Add, "Write about {topic}.\\n\\n{audience}", "string topic, string audience")]
    [InlineData(Remove, "Write about {topic}.", "string topic")]
    public Task FixAllChangesEveryStep(string fix, string prompt, string parameters)
    {
        var before = Step("\"Write about {topic}.\"", "string topic, string {|ORC4001:audience|}");
        var after = Step($"\"{prompt}\"", parameters);
        return Verify.FixAllAsync("ORC4001", before + "\n" + Second(before), after + "\n" + Second(after), fix);
    }

    [Fact]
    public async Task AParameterThatACallerFillsIsNotRemoved() => Assert.Equal([Add], await Verify.FixTitlesAsync("ORC4001", Chain("""
            public Task<string> DirectAsync() => Write("ferries", "children");

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic, string {|ORC4001:audience|});
        """)));

    [Fact]
    public async Task TheParameterThatAVerifierChecksIsNotRemoved() => Assert.Equal([Add], await Verify.FixTitlesAsync("ORC4001", Chain("""
            [Step, Prompt("Write about {topic} for {audience}.")]
            private partial Task<string> Write(string topic, string audience);

            [Verify, Prompt("Is it about {topic}?")]
            private partial Task<bool> IsOnTopic(string topic, string {|ORC4001:write|});
        """)));

    [Fact]
    public async Task APromptInAFileIsLeftAlone() => Assert.Equal([Remove], await Verify.FixTitlesAsync("ORC4001", new Scenario(Chain("""
            [Step, PromptFile("write.prompt.md")]
            private partial Task<string> Write(string topic, string {|ORC4001:audience|});
        """))
    {
        AdditionalFiles = { ["write.prompt.md"] = "Write about {topic}." },
    }));

    private static string Step(string prompt, string parameters) => Chain($$"""
            [Step, Prompt({{prompt}})]
            private partial Task<string> Write({{parameters}});
        """);

    private static string Second(string source) => source.Replace("class Report", "class Second", StringComparison.Ordinal);

    private static string Critic(string prompt, string verdict) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate: {text}")]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Judge {draft} against {text}.")]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {{prompt}}")]
            private partial Task<string> Improve(string text, string draft, {{verdict}});
        }
        """;
}
