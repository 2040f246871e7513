namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What is drawn of a refine.</summary>
public sealed class RefineDiagramTests
{
    [Fact]
    public void TheFirstItemBeginsAndEachLaterOneCarriesOn() => Assert.Equal(
        """
        ---
        title: "Work: at most 5 model calls"
        ---
        flowchart LR
            entry(["lines"])
            Each{{"each of at most 5 items, in order"}}
            Begin("Begin")
            GoOn("GoOn")
            Nothing["Nothing"]
            result(["result"])

            entry --> Each
            Each -->|"the first item"| Begin
            Each -->|"no items"| Nothing
            Begin -->|"the next item"| GoOn
            Begin -->|"no more"| result
            GoOn -->|"the next item"| GoOn
            GoOn -->|"no more"| result
            Nothing --> result
        """,
        GeneratedDiagram.Of("""
            [Refine(MaxItems = 5)]
            public partial class Work(IChatClient client)
            {
                public partial Task<string> RunAsync(string[] lines);
                [Start, Prompt("{item}")] private partial Task<string> Begin(string item);
                [Next, Prompt("{soFar} {item}")] private partial Task<string> GoOn(string soFar, string item);
                [Otherwise] private static string Nothing() => "";
            }
            """));
}
