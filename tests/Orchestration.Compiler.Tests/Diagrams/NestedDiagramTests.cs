using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>Pipelines that run other pipelines show what is in them.</summary>
public sealed class NestedDiagramTests
{
    private const string Run = "[Step, Pipeline<Inner>] private partial Task<string> Run(string text);";

    private static readonly string Inner = Critic(2, Revise).Replace("class Work", "class Inner", StringComparison.Ordinal);

    [Fact]
    public void AnInnerPipelineIsDrawnInItsPlace() => Assert.Equal(
        """
        ---
        title: "Work: at most 7 model calls"
        ---
        flowchart LR
            entry(["text"])
            subgraph Run["Run: Inner, at most 6 model calls"]
                Run_Write("Write")
                Run_Judge("Judge")
                Run_Improve("Improve")
                Run_exhausted>"exhausted"]
            end
            Show("Show")
            result(["result"])

            entry --> Run_Write
            Run_Write --> Run_Judge
            Run_Judge -->|"refused"| Run_Improve
            Run_Judge -->|"refused, after round 2"| Run_exhausted
            Run_Judge -->|"accepted"| Show
            Run_Improve -->|"at most 2 rounds"| Run_Judge
            Show --> result
        """,
        GeneratedDiagram.Of(Inner + Chain(Run + "[Step, Prompt(\"{run}\")] private partial Task<string> Show(string run);")));

    [Fact]
    public void WhatStandsInForAnInnerPipelineComesAfterAllOfIt()
    {
        string diagram = GeneratedDiagram.Of(Inner + Chain("[Step, Pipeline<Inner>, Fallback(nameof(Say))] private partial Task<string> Run(string text); private static string Say(string text) => text;"));

        Assert.Contains("\n    Run -.->|\"failed\"| Run_Say\n", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoStepsThatRunTheSamePipelineAreDrawnApart()
    {
        string diagram = GeneratedDiagram.Of(Inner + Chain(Run + "[Step, Pipeline<Inner>] private partial Task<string> Again([From(nameof(Run))] string text);"));

        Assert.Contains("subgraph Run[", diagram, StringComparison.Ordinal);
        Assert.Contains("subgraph Again[", diagram, StringComparison.Ordinal);
        Assert.Contains("Run_Judge -->|\"accepted\"| Again_Write\n", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void AStepThatTakesTheOutcomeGoesOnWithoutAResult()
    {
        string diagram = GeneratedDiagram.Of(Inner.Replace("Task<string> RunAsync", "Task<Outcome<string>> RunAsync", StringComparison.Ordinal) + Chain("""
            [Step, Pipeline<Inner>] private partial Task<Outcome<string>> Run(string text);
            [Step] private static string Show(Outcome<string> run) => "";
            """));

        Assert.Contains("\n    Run_exhausted --> Show\n", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInnerPipelineWhoseNameSaysItAllIsNamedOnce()
    {
        string diagram = GeneratedDiagram.Of(Inner + Chain(Run.Replace(" Run(", " InnerAsync(", StringComparison.Ordinal)));

        Assert.Contains("subgraph InnerAsync[\"Inner, at most 6 model calls\"]", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void APipelineOfAnotherAssemblyIsOneNodeWithItsBound()
    {
        var scenario = new Scenario(Chain(Run)) { References = [new Scenario(Inner)] };

        Assert.Contains("\n    Run[[\"Run: Inner, at most 6 model calls\"]]\n", GeneratedDiagram.Of(scenario), StringComparison.Ordinal);
    }

    [Fact]
    public void APipelineThatReachesItselfIsOneNodeInItself()
    {
        var diagrams = GeneratedDiagram.OfAll(
            Pipeline("Chain", "Inner", "[Step, Pipeline<Work>] private partial Task<string> Back(string text);") + Chain(Run));

        Assert.All(diagrams.Values, diagram => Assert.InRange(diagram.Length, 1, 1000));
    }

    [Fact]
    public async Task MoreThanAPersonReadsIsDrawnWithFewerLevels()
    {
        // Five in each of five in each of five would be 125 pipelines of four nodes.
        string Nest(string name, string inner) => Pipeline("Chain", name, string.Concat(Enumerable.Range(0, 5).Select(i =>
            $"[Step, Pipeline<{inner}>] private partial Task<string> S{i}(string text);")));
        var diagrams = GeneratedDiagram.OfAll(Inner + Nest("A", "Inner") + Nest("B", "A") + Nest("C", "B") + Nest("D", "C"));

        var pictures = await Mermaid.ReadAsync([diagrams["A"], diagrams["B"], diagrams["C"], diagrams["D"]]);

        Assert.Equal([5, 30, 5, 5], pictures.Select(picture => picture.Groups.Count));
        Assert.All(pictures, picture => Assert.InRange(picture.Nodes.Count, 7, 120));
    }
}
