using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What is drawn of the patterns in which several voters, workers or tools take part, or many items.</summary>
public sealed class TeamDiagramTests
{
    [Fact]
    public void AVoteSaysHowOftenEachVotesAndWhoWins() => Draws(
        Pipeline("Vote(MinAgreement = 0.6, MaxConcurrency = 2, OnTie = Tie.First)", "Work", """
            [Voter(Count = 3), Prompt("{text}")] private partial Task<string> Ask(string text);
            [Voter, Prompt("Think: {text}")] private partial Task<string> Think(string text);
            """),
        """
        ---
        title: "Work: at most 4 model calls"
        ---
        flowchart LR
            entry(["text"])
            Fork{{"2 at once"}}
            Ask("Ask")
            Think("Think")
            Count{{"most votes win, at least 0.6 of all, the first on a tie"}}
            exhausted>"exhausted"]
            result(["result"])

            entry --> Fork
            Fork -->|"3 times"| Ask
            Fork --> Think
            Ask --> Count
            Think --> Count
            Count -->|"no winner"| exhausted
            Count --> result
        """);

    [Theory]
    [InlineData("Vote(OnExhausted = Exhaustion.ReturnLast)", "", "Count -->|\"no winner, the last answer\"| result")]
    [InlineData("Vote(OnExhausted = Exhaustion.ReturnBest)", "", "Count -->|\"no winner, the answer with most votes\"| result")]
    [InlineData("Vote(OnTie = Tie.First)", "", "Count --> result")]
    [InlineData("Vote", "[Select] private static int Pick(IReadOnlyList<string> candidates) => 0;", "Pick --> result")]
    public void AVoteEndsAsItsAuthorChose(string pattern, string select, string last)
    {
        string diagram = GeneratedDiagram.Of(Pipeline(pattern, "Work", "[Voter(Count = 3), Prompt(\"{text}\")] private partial Task<string> Ask(string text);" + select));

        Assert.EndsWith("    " + last, diagram, StringComparison.Ordinal);
        Assert.DoesNotContain("exhausted", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void AMapReduceSaysHowManyItemsThereAre() => Draws(
        Pipeline("MapReduce(MaxItems = 20, MaxConcurrency = 4)", "Work", """
            [Split] private static string[] Lines(string text) => text.Split('\n');
            [Map, Prompt("{item}")] private partial Task<string> Shorten(string item);
            [Map] private static string Trim(string shorten) => shorten.Trim();
            [Verify] private static bool IsShort(string trim) => true;
            [Reduce] private static string Join(IReadOnlyList<string> items) => string.Concat(items);
            [Otherwise] private static string Nothing() => "";
            """),
        """
        ---
        title: "Work: at most 20 model calls"
        ---
        flowchart TD
            entry(["text"])
            Lines["Lines"]
            Each{{"each of at most 20 items, 4 at once"}}
            Shorten("Shorten")
            Trim["Trim"]
            IsShort["IsShort"]
            IsShort_rejected>"rejected"]
            Join["Join"]
            Nothing["Nothing"]
            result(["result"])

            entry --> Lines
            Lines --> Each
            Each --> Shorten
            Each -->|"no items"| Nothing
            Shorten --> Trim
            Trim --> IsShort
            IsShort -->|"refused"| IsShort_rejected
            IsShort --> Join
            Join --> result
            Nothing --> result
        """);

    [Fact]
    public void AMapReduceFoldsGroupsUntilOneIsLeft() => Draws(
        """
        [MapReduce(MaxItems = 20, FanIn = 5, OnFailure = FailurePolicy.KeepOthers, MinSucceeded = 3)]
        public partial class Work
        {
            public partial Task<string> RunAsync(string[] lines);
            [Map] private static string Trim(string item) => item.Trim();
            [Verify] private static bool IsShort(string trim) => true;
            [Map] private static string Lower(string trim) => trim;
            [Reduce] private static string Join(IReadOnlyList<Attempt<string>> items) => "";
        }
        """,
        """
        ---
        title: "Work: no model call"
        ---
        flowchart TD
            entry(["lines"])
            Each{{"each of at most 20 items, 8 at once, at least 3 must succeed"}}
            Trim["Trim"]
            IsShort["IsShort"]
            Lower["Lower"]
            Join["Join"]
            result(["result"])

            entry --> Each
            Each --> Trim
            Trim --> IsShort
            IsShort --> Lower
            IsShort -->|"refused, groups of 5"| Join
            IsShort -->|"refused, a single one"| result
            Lower -->|"groups of 5"| Join
            Lower -->|"a single one"| result
            Join -->|"until one is left"| Join
            Join --> result
        """);

    [Fact]
    public void AnAgentCallsItsToolsAndReadsWhatTheyGave() => Draws(
        Pipeline("Agent(MaxTurns = 4, MaxToolCalls = 6)", "Work", """
            [Respond, Prompt("{text} {feedback}")] private partial Task<string> Answer(string text, string? feedback);
            [Tool] private static string Search(string words) => words;
            [Tool(Name = "sum")] private static double Add(double[] numbers) => numbers.Sum();
            [Verify(Retries = 1)] private static bool IsShort(string answer) => true;
            """),
        """
        ---
        title: "Work: at most 8 model calls"
        ---
        flowchart LR
            entry(["text"])
            Answer("Answer")
            IsShort["IsShort"]
            IsShort_rejected>"rejected"]
            Tools{{"at most 6 calls"}}
            Search["Search"]
            Add["sum"]
            exhausted>"exhausted"]
            result(["result"])

            entry --> Answer
            Answer --> IsShort
            Answer -->|"calls, at most 4 turns"| Tools
            Answer -->|"calls after turn 4"| exhausted
            IsShort -.->|"refused, at most once"| Answer
            IsShort -->|"refused again"| IsShort_rejected
            IsShort --> result
            Tools --> Search
            Tools --> Add
            Search --> Answer
            Add --> Answer
        """);

    [Theory]
    [InlineData("", "Answer --> result")]
    [InlineData("[Tool] private static string Search(string words) => words;", "Answer -->|\"calls after turn 1, what it last wrote\"| result\n    Tools --> Search\n    Search --> Answer")]
    public void AnAgentEndsAsItsAuthorChose(string tools, string last)
    {
        string diagram = GeneratedDiagram.Of(Pipeline("Agent(MaxTurns = 1, OnExhausted = Exhaustion.ReturnLast)", "Work", "[Respond, Prompt(\"{text}\")] private partial Task<string> Answer(string text);" + tools));

        Assert.EndsWith("    " + last, diagram, StringComparison.Ordinal);
        Assert.DoesNotContain("exhausted", diagram, StringComparison.Ordinal);
    }

    private static void Draws(string source, string diagram) => Assert.Equal(diagram, GeneratedDiagram.Of(source));
}
