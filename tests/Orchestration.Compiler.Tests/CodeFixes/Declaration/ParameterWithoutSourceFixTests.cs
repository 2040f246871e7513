using static Orchestration.Compiler.Tests.Rules.Declaration.ParameterWithoutSourceTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ParameterWithoutSourceFixTests
{
    [Fact]
    public Task TheParameterIsRenamedWithItsPlaceholders() => Verify.FixAsync(
        "ORC1005",
        Report("""
            [Step, System("You write from {otline}."), Prompt("Write {{it}} from {otline} ({otline.Length}).")]
            private partial Task<string> Draft(string [|otline|]);
            """),
        Report("""
            [Step, System("You write from {outline}."), Prompt("Write {{it}} from {outline} ({outline.Length}).")]
            private partial Task<string> Draft(string outline);
            """),
        equivalenceKey: "Rename");

    [Fact]
    public Task TheParameterIsRenamedInTheBodyAndItsDocumentation() => Verify.FixAsync(
        "ORC1005",
        Report("""
            /// <summary>Cuts <paramref name="otline"/>.</summary>
            /// <param name="otline">What is cut.</param>
            [Step]
            private static string Cut(string [|otline|]) => otline.Length > 9 ? otline[..9] : otline;
            """),
        Report("""
            /// <summary>Cuts <paramref name="outline"/>.</summary>
            /// <param name="outline">What is cut.</param>
            [Step]
            private static string Cut(string outline) => outline.Length > 9 ? outline[..9] : outline;
            """),
        equivalenceKey: "Rename");

    [Fact]
    public Task TheNearestNameIsTakenByFrom() => Verify.FixAsync(
        "ORC1005",
        Report("""
            [Step, Prompt("Write from {otline}.")]
            private partial Task<string> Draft(string [|otline|]);
            """),
        Report("""
            [Step, Prompt("Write from {otline}.")]
            private partial Task<string> Draft([From(nameof(Outline))] string otline);
            """),
        equivalenceKey: "From");

    [Fact]
    public Task AFromIsMended() => Verify.FixAsync(
        "ORC1005",
        Report("""
            [Step, Prompt("Write from {plan}.")]
            private partial Task<string> Draft([From("tpic")] string [|plan|]);
            """),
        Report("""
            [Step, Prompt("Write from {plan}.")]
            private partial Task<string> Draft([From("topic")] string plan);
            """),
        equivalenceKey: "From");

    [Fact]
    public Task TheParameterIsAddedToEntryAndStream() => Verify.FixAsync(
        "ORC1005",
        Translation("string text, ", "{|ORC1005:language|}"),
        Translation("string text, string language, ", "language"));

    [Fact]
    public Task TheParameterStartsALineWhereTheOthersDo() => Verify.FixAsync(
        "ORC1005",
        Translation("\n        string text,\n        ", "{|ORC1005:language|}"),
        Translation("\n        string text,\n        string language,\n        ", "language"));

    [Fact]
    public Task AStepGetsTheParameterThatItsPipelineTakes() => Verify.FixAsync(
        "ORC1005",
        Nested("[Step, Pipeline<Inner>]\nprivate partial Task<string> [|Run|]();"),
        Nested("[Step, Pipeline<Inner>]\nprivate partial Task<string> Run(string text);"));

    [Fact]
    public Task AParameterThatItsPipelineCallsOtherwiseKeepsItsSource() => Verify.FixAsync(
        "ORC1005",
        Nested("[Step]\nprivate static string Body(string text) => text;\n\n[Step, Pipeline<Inner>]\nprivate partial Task<string> Run(string [|body|]);"),
        Nested("[Step]\nprivate static string Body(string text) => text;\n\n[Step, Pipeline<Inner>]\nprivate partial Task<string> Run([From(nameof(Body))] string text);"));

    [Fact]
    public async Task APromptThatIsAConstantIsNotRenamed() => Assert.Equal(
        ["Add [From(nameof(Outline))]", "Add 'otline' to RunAsync"],
        await Verify.FixTitlesAsync("ORC1005", Report("""
            private const string Text = "Write from {otline}.";

            [Step, Prompt(Text)]
            private partial Task<string> Draft(string [|otline|]);
            """)));

    [Fact]
    public Task AnotherTypeIsNotMended() => Verify.NoFixAsync("ORC1005", Report("""
        [Step, Prompt("Write from {outline}.")]
        private partial Task<string> Draft(int [|outline|]);
        """));

    [Fact]
    public Task FixAllRenamesInEveryPipeline() => Verify.FixAllAsync(
        "ORC1005",
        Two("[|otline|]", "otline"),
        Two("outline", "outline"),
        equivalenceKey: "Rename");

    [Fact]
    public Task FixAllAddsTheParameterToEveryEntry() => Verify.FixAllAsync(
        "ORC1005",
        Translation("string text, ", "{|ORC1005:language|}").WithFile("Other.cs", Translation("string text, ", "{|ORC1005:language|}").Source.Replace("Translation", "Other", StringComparison.Ordinal)),
        Translation("string text, string language, ", "language").WithFile("Other.cs", Translation("string text, string language, ", "language").Source.Replace("Translation", "Other", StringComparison.Ordinal)));

    private static Scenario Two(string parameter, string placeholder)
    {
        Scenario first = Report($$"""
            [Step, Prompt("Write from {{{placeholder}}}.")]
            private partial Task<string> Draft(string {{parameter}});
            """);
        return first.Source + "\n" + first.Source.Replace("class Report", "class Second", StringComparison.Ordinal);
    }

    private static Scenario Translation(string parameters, string language) => $$"""
        [Chain]
        public partial class Translation(IChatClient client)
        {
            public partial Task<string> RunAsync({{parameters}}CancellationToken cancellationToken = default);

            public partial IAsyncEnumerable<RunEvent> StreamAsync({{parameters}}CancellationToken cancellationToken = default);

            [Step, Prompt("Translate into {language}: {text}")]
            private partial Task<string> Translate(string text, string {{language}});
        }
        """;
}
