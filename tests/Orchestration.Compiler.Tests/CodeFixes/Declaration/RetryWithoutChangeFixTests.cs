using Orchestration.Compiler.Tests.Rules.Declaration;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class RetryWithoutChangeFixTests
{
    private const string Add = "Add a parameter 'feedback'";

    [Fact]
    public Task TheStepIsToldWhy() => Verify.FixAsync(
        "ORC1018",
        RetryWithoutChangeTests.Chain("[Verify([|Retries = 2|])]"),
        RetryWithoutChangeTests.Chain("[Verify(Retries = 2)]", "string topic, string? feedback = null", @"Write about {topic}.\n\n{feedback}"),
        Add);

    [Fact]
    public Task BothDraftingStepsAreToldWhy() => Verify.FixAsync(
        "ORC1018",
        RetryWithoutChangeTests.Critic("[Verify([|Retries = 1|])]", "string draft"),
        RetryWithoutChangeTests.Critic("[Verify(Retries = 1)]", "string draft", ", string? feedback = null", @"\n\n{feedback}"),
        Add);

    [Theory]
    [InlineData("string topic, CancellationToken cancellationToken", "string topic, string? feedback, CancellationToken cancellationToken")]
    [InlineData("string topic, CancellationToken cancellationToken = default", "string topic, string? feedback = null, CancellationToken cancellationToken = default")]
    public Task TheTokenStaysLast(string before, string after) => Verify.FixAsync(
        "ORC1018",
        RetryWithoutChangeTests.Chain("[Verify([|Retries = 2|])]", before),
        RetryWithoutChangeTests.Chain("[Verify(Retries = 2)]", after, @"Write about {topic}.\n\n{feedback}"),
        Add);

    [Theory]
    [InlineData("@\"Write about {topic}.\"", "@\"Write about {topic}.\n\n{feedback}\"")]
    [InlineData("\"\"\"Write about {topic}.\"\"\"", "\"\"\"Write about {topic}. {feedback}\"\"\"")]
    [InlineData("\"\"\"\n        Write about {topic}.\n        \"\"\"", "\"\"\"\n        Write about {topic}.\n\n        {feedback}\n        \"\"\"")]
    [InlineData("\"Write \" + \"about {topic}.\"", "\"Write \" + \"about {topic}.\" + \"\\n\\n{feedback}\"")]
    [InlineData("Text, MaxRepairs = 2", "Text + \"\\n\\n{feedback}\", MaxRepairs = 2")]
    public Task EveryKindOfPromptGetsThePlaceholder(string before, string after) => Verify.FixAsync(
        "ORC1018",
        WithPrompt(before, "string topic", "[|Retries = 1|]"),
        WithPrompt(after, "string topic, string? feedback = null", "Retries = 1"),
        Add);

    [Fact]
    public Task TheRetriesAreLeftOut() => Verify.FixAsync(
        "ORC1018",
        RetryWithoutChangeTests.Chain("[Verify([|Retries = 2|])]"),
        RetryWithoutChangeTests.Chain("[Verify]"),
        "Remove Retries");

    [Fact]
    public async Task AResultCanOnlyLoseItsRetries() => Assert.Equal(
        ["Remove Retries"],
        await Verify.FixTitlesAsync("ORC1018", RetryWithoutChangeTests.Critic("[Verify([|Retries = 1|])]", "string result")));

    [Fact]
    public Task TheFallbackIsRemovedBesideOtherAttributes() => Verify.FixAsync(
        "ORC1018",
        RetryWithoutChangeTests.Fallbacks("Write", "Again", second: "Fallback([|nameof(Write)|])"),
        RetryWithoutChangeTests.Fallbacks("Write", "Again"),
        "Remove [Fallback]");

    [Fact]
    public Task TheFallbackIsRemovedWithItsLine() => Verify.FixAsync(
        "ORC1018",
        OnALineOfItsOwn("    [Fallback([|nameof(Write)|])]\n"),
        OnALineOfItsOwn(""),
        "Remove [Fallback]");

    [Fact]
    public Task FixAllTellsEveryStepWhy() => Verify.FixAllAsync(
        "ORC1018",
        Two(RetryWithoutChangeTests.Chain("[Verify([|Retries = 2|])]")),
        Two(RetryWithoutChangeTests.Chain("[Verify(Retries = 2)]", "string topic, string? feedback = null", @"Write about {topic}.\n\n{feedback}")),
        Add);

    private static string Two(string one) => one + "\n\n" + one.Replace("class Poem", "class Second", StringComparison.Ordinal);

    private static string WithPrompt(string prompt, string parameters, string retries) => $$"""
        [Chain]
        public partial class Poem(IChatClient client)
        {
            private const string Text = "Write about {topic}.";

            public partial Task<string> RunAsync(string topic);

            [Step, Prompt({{prompt}})]
            private partial Task<string> Write({{parameters}});

            [Verify({{retries}})]
            private static bool IsShort(string write) => write.Length < Text.Length;
        }
        """;

    private static string OnALineOfItsOwn(string line) => $$"""
        [Chain]
        public partial class Poem(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            /// <summary>Writes.</summary>
        {{line}}    [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        }
        """;
}
