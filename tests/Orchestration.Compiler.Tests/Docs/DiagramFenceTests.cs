using Orchestration.Compiler.Tests.Diagrams;

namespace Orchestration.Compiler.Tests.Docs;

/// <summary>The diagrams that people look at are the generated ones.</summary>
public sealed class DiagramFenceTests
{
    public static TheoryData<string> SampleNames { get; } = [.. Samples.Names];

    [Theory]
    [MemberData(nameof(PatternPageTests.Pages), MemberType = typeof(PatternPageTests))]
    public void APatternsPageShowsTheDiagramOfItsExample(string page)
    {
        var path = Repository.PathOf("docs", "patterns", page);
        var example = PatternPageTests.Snippets(File.ReadAllText(path)).First();
        var diagrams = GeneratedDiagram.OfAll(example);

        new DiagramFences(path, diagrams, DiagramFences.MainOf(example, diagrams)).Match();
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void ASamplesReadmeShowsTheDiagramsOfItsPipelines(string sample)
    {
        var scenario = Samples.ScenarioOf(sample);
        var diagrams = GeneratedDiagram.OfAll(scenario);

        new DiagramFences(Repository.PathOf("samples", sample, "README.md"), diagrams, DiagramFences.MainOf(string.Concat(scenario.Files.Values), diagrams)).Match();
    }

    [Fact]
    public async Task ThePageAboutDiagramsShowsTheOneOfItsExample()
    {
        var path = Repository.PathOf("docs", "diagrams.md");
        var example = PatternPageTests.Snippets(File.ReadAllText(path)).First();

        await Verify.CleanAsync(example);
        new DiagramFences(path, GeneratedDiagram.OfAll(example), "Briefing").Match();
    }
}
