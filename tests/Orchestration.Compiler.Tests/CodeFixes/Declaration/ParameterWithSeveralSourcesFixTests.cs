using static Orchestration.Compiler.Tests.Rules.Declaration.ParameterWithSeveralSourcesTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ParameterWithSeveralSourcesFixTests
{
    [Fact]
    public async Task EverySourceIsOffered() => Assert.Equal(
        ["Add [From(nameof(First))]", "Add [From(nameof(Second))]"],
        await Verify.FixTitlesAsync("ORC1006", Plans("Plan [|plan|]")));

    [Fact]
    public Task TheFirstSourceIsNamed() => Verify.FixAsync("ORC1006", Plans("Plan [|plan|]"), Plans("[From(nameof(First))] Plan plan"));

    [Fact]
    public Task TheSecondSourceIsNamed() => Verify.FixAsync("ORC1006", Plans("Plan [|plan|]"), Plans("[From(nameof(Second))] Plan plan"), index: 1);

    [Fact]
    public Task AnEntryParameterIsNamedByItsText() => Verify.FixAsync("ORC1006", Summary("string [|summary|]"), Summary("[From(\"summary\")] string summary"));

    [Fact]
    public Task AStepOfTheSameNameIsNamedByNameof() => Verify.FixAsync("ORC1006", Summary("string [|summary|]"), Summary("[From(nameof(Summary))] string summary"), index: 1);

    [Fact]
    public Task AnInstanceOfAPipelineIsNamed() => Verify.FixAsync(
        "ORC1006",
        Instances("[Step, [|Pipeline<Inner>|]]"),
        Instances("[Step, Pipeline<Inner>(nameof(careful))]"),
        equivalenceKey: "Run the pipeline in 'careful'");

    [Fact]
    public Task FixAllNamesTheSameSourceEverywhere() => Verify.FixAllAsync(
        "ORC1006",
        Plans("Plan [|plan|]").Edit("public sealed record Plan(string Text);", "").WithFile("Plan.cs", "public sealed record Plan(string Text);").WithFile("Other.cs", Other("Plan [|plan|]")),
        Plans("[From(nameof(First))] Plan plan").Edit("public sealed record Plan(string Text);", "").WithFile("Other.cs", Other("[From(nameof(First))] Plan plan")));

    private static string Other(string parameter) => Plans(parameter)
        .Edit("public sealed record Plan(string Text);", "").Edit("class Report", "class Other").Source;

    private static Scenario Summary(string parameter) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string summary);

            [Step, Prompt("Shorten {summary}.")]
            private partial Task<string> Summary(string summary);

            [Step, Prompt("Polish {summary}.")]
            private partial Task<string> Polish({{parameter}});
        }
        """;
}
