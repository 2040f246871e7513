using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What is drawn of a supervisor.</summary>
public sealed class SupervisorDiagramTests
{
    private const string Members = """
        [Assign] private static Assignment<Desk> Next(string text, string? feedback) => default!;
        [Worker(Desk.Research), Prompt("{instruction}")] private partial Task<string> Find(string instruction);
        [Worker(Desk.Writer, Desk.Editor), Prompt("{instruction}")] private partial Task<string> Write(string instruction);
        """;

    private const string Desks = "public enum Desk { Research, Writer, Editor }";

    [Fact]
    public void WorkIsHandedOutDoneReviewedAndDoneAgain() => Draws("Supervisor(MaxTurns = 3, MaxReworks = 2)", """
        [Review] private static bool Check(string work) => true;
        [Finish] private static string Publish(string? work) => work ?? "";
        [Verify] private static bool IsThere(string publish) => true;
        """,
        """
        ---
        title: "Work: at most 9 model calls"
        ---
        flowchart LR
            entry(["text"])
            Next["Next"]
            Find("Find")
            Write("Write")
            Check["Check"]
            exhausted>"exhausted"]
            Publish["Publish"]
            IsThere["IsThere"]
            rejected>"rejected"]
            result(["result"])

            entry --> Next
            Next -->|"Research"| Find
            Next -->|"Writer, Editor"| Write
            Next -->|"not done after turn 3"| exhausted
            Next -->|"all is done"| Publish
            Find --> Check
            Write --> Check
            Check -.->|"refused, at most 2 times"| Find
            Check -.->|"refused, at most 2 times"| Write
            Check -->|"at most 3 turns"| Next
            Publish --> IsThere
            IsThere -.->|"refused"| Next
            IsThere -->|"refused, after turn 3"| rejected
            IsThere --> result
        """);

    [Fact]
    public void WithoutAReviewOrAFinishTheLatestWorkIsTheResult() => Draws("Supervisor(MaxTurns = 1, OnExhausted = Exhaustion.ReturnLast)", "",
        """
        ---
        title: "Work: at most 1 model call"
        ---
        flowchart LR
            entry(["text"])
            Next["Next"]
            Find("Find")
            Write("Write")
            result(["result"])

            entry --> Next
            Next -->|"Research"| Find
            Next -->|"Writer, Editor"| Write
            Next -->|"all is done"| result
            Next -->|"not done after turn 1, the latest work"| result
            Find -->|"at most 1 turn"| Next
            Write -->|"at most 1 turn"| Next
        """);

    private static void Draws(string pattern, string members, string diagram) =>
        Assert.Equal(diagram, GeneratedDiagram.Of(Pipeline(pattern, "Work", Members + members) + Desks));
}
