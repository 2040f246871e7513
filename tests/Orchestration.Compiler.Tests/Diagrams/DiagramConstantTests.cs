using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>The constant: when it is there, its direction, and how much of it an edit changes.</summary>
public sealed class DiagramConstantTests
{
    private const string Step = "[Step] private static string Say(string text) => text;";

    [Fact]
    public void TheConstantIsWhatTheGeneratedFileShows()
    {
        using var program = Verify.Load(Chain(Step));

        Assert.Equal(GeneratedDiagram.Of(Chain(Step)), program.Constant("Work", "Diagram"));
    }

    [Theory]
    [InlineData("public string Diagram => \"mine\";")]
    [InlineData("private sealed class Diagram;")]
    [InlineData("[Step] private static string Diagram(string text) => text;")]
    public async Task AMemberOfThatNameIsItsAuthors(string member)
    {
        await Verify.OnlyAsync(Chain(Step + member), Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

        Assert.Empty(GeneratedDiagram.OfAll(Chain(Step + member)));
    }

    [Fact]
    public Task APipelineMayBeCalledDiagram() =>
        Verify.OnlyAsync(Pipeline("Chain", "Diagram", Step), Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    [Fact]
    public void APipelineWithErrorsSaysSo()
    {
        string diagram = GeneratedDiagram.Of(Chain("[Step, Prompt(\"{txt}\")] private partial Task<string> Say(string text);"));

        Assert.Equal("---\ntitle: \"Work: it has errors\"\n---\nflowchart LR", diagram);
    }

    [Fact]
    public void ALongPipelineGoesDownAndAWideOneAcross()
    {
        string steps = string.Concat(Enumerable.Range(0, 30).Select(i => $"[Step] private static string S{i}(string text) => text;\n"));
        string sections = string.Concat(Enumerable.Range(0, 30).Select(i => $"[Section] private static string S{i}(string text) => text;\n")) + "[Combine] private static string All(string s0) => s0;";

        Assert.Contains("\nflowchart TD\n", GeneratedDiagram.Of(Chain(steps)), StringComparison.Ordinal);
        Assert.Contains("\nflowchart LR\n", GeneratedDiagram.Of(Pipeline("Parallel", "Work", sections)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S3(string text) => text;", "S3(string text) => text; [Step] private static string New(string text) => text;", 1, 3)]
    [InlineData("S3(string text) => text;", "S3(string text) => text; [Verify] private static bool New(string s3) => true;", 1, 5)]
    [InlineData("S3(string text) => text;", "Renamed(string text) => text;", 3, 3)]
    [InlineData("=> text;", "=> text + text;", 0, 0)]
    [InlineData("RunAsync(string text", "RunAsync(string text, int number", 1, 1)]
    public void ASmallChangeOfTheCodeIsASmallChangeOfTheText(string part, string with, int removed, int added)
    {
        Scenario before = Chain(string.Concat(Enumerable.Range(0, 10).Select(i => $"[Step] private static string S{i}(string text) => text;\n")));
        string[] old = GeneratedDiagram.Of(before).Split('\n');
        string[] edited = GeneratedDiagram.Of(before.Edit(part, with)).Split('\n');

        Assert.Equal((removed, added), (old.Except(edited).Count(), edited.Except(old).Count()));
    }

    [Fact]
    public void TheOrderOfTheFilesDoesNotMatter()
    {
        string inner = Pipeline("Chain", "Inner", Step);
        string outer = Chain("[Step, Pipeline<Inner>] private partial Task<string> Run(string text);");

        Assert.Equal(GeneratedDiagram.Of(inner + outer), GeneratedDiagram.Of(outer + inner));
    }
}
