using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What is drawn of each pattern, and of what any step can have.</summary>
public sealed class PatternDiagramTests
{
    [Fact]
    public void AChainIsItsStepsInOrderEachInTheShapeOfItsKind() => Draws(
        Chain("""
            [Step, Prompt("Go: {text}")] private partial Task<string> FirstAsync(string text);
            [Step(Name = "Count them")] private static int Count(string first) => first.Length;
            [Step, Pipeline<Inner>] private partial Task<string> Say(int count);
            [Chain] public partial class Inner { public partial Task<string> RunAsync(int count); }
            """),
        """
        ---
        title: "Work: unbounded, because Inner is not complete"
        ---
        flowchart LR
            entry(["text"])
            FirstAsync("First")
            Count["Count them"]
            Say[["Say: Inner, unbounded, because Inner is not complete"]]
            result(["result"])

            entry --> FirstAsync
            FirstAsync --> Count
            Count --> Say
            Say --> result
        """);

    [Fact]
    public void AVerifierSendsBackOrEndsTheRun() => Draws(
        Chain("""
            [Step, Prompt("Go: {text} {feedback}")] private partial Task<string> First(string text, string? feedback);
            [Verify] private static bool IsShort(string first) => first.Length < 10;
            [Verify(Retries = 2), Prompt("Good? {first}")] private partial Task<bool> IsGood(string first);
            """),
        """
        ---
        title: "Work: at most 9 model calls"
        ---
        flowchart LR
            entry(["text"])
            First("First")
            IsShort["IsShort"]
            IsShort_rejected>"rejected"]
            IsGood("IsGood")
            IsGood_rejected>"rejected"]
            result(["result"])

            entry --> First
            First --> IsShort
            IsShort -->|"refused"| IsShort_rejected
            IsShort --> IsGood
            IsGood -.->|"refused, at most 2 times"| First
            IsGood -->|"refused again"| IsGood_rejected
            IsGood --> result
        """);

    [Fact]
    public void WhatStandsInForAStepStandsBesideIt() => Draws(
        Chain("""
            [Step, Prompt("Go: {text}"), Fallback(nameof(Second))] private partial Task<string> First(string text);
            [Prompt("{text}"), Fallback(nameof(Third))] private partial Task<string> Second(string text);
            private static string Third(string text) => text;
            [Step] private static string Show(string first) => first;
            """),
        """
        ---
        title: "Work: at most 2 model calls"
        ---
        flowchart TD
            entry(["text"])
            First("First")
            First_Second("Second")
            First_Third["Third"]
            Show["Show"]
            result(["result"])

            entry --> First
            First -.->|"failed"| First_Second
            First --> Show
            First_Second -.->|"failed"| First_Third
            First_Second --> Show
            First_Third --> Show
            Show --> result
        """);

    [Fact]
    public void ARouteHasTheValuesOnItsEdges() => Draws(
        Pipeline("Route", "Work", """
            [Step] private static string Trim(string text) => text.Trim();
            [Classify] private static Mood Ask(string text) => Mood.Good;
            [Case(Mood.Good, Mood.@event)] private static string Cheer(string text) => text;
            [Case((Mood)7)] private static string Wonder(string text) => text;
            [Otherwise] private static string Wait(string text) => text;
            [Step] private static string Show(string result) => result;
            """) + "public enum Mood { Good, Bad, @event }",
        """
        ---
        title: "Work: no model call"
        ---
        flowchart TD
            entry(["text"])
            Trim["Trim"]
            Ask["Ask"]
            Cheer["Cheer"]
            Wonder["Wonder"]
            Wait["Wait"]
            Show["Show"]
            result(["result"])

            entry --> Trim
            Trim --> Ask
            Ask -->|"Good, event"| Cheer
            Ask -->|"7"| Wonder
            Ask -->|"otherwise"| Wait
            Cheer --> Show
            Wonder --> Show
            Wait --> Show
            Show --> result
        """);

    [Theory]
    [InlineData("""[Case("a \"b\" [c]")]""", "[Otherwise]", """|"a #34;b#34; #91;c#93;"|""", """|"otherwise"|""")]
    [InlineData("""[Case("1", "2", "3", "4")]""", """[Case("5", "6", "7", "8", "9")]""", """|"1, 2, 3, 4"|""", """|"5, 6, 7 and 2 more"|""")]
    [InlineData("[Case(true)]", "[Case(false)]", """|"true"|""", """|"false"|""")]
    public void ARoutesValuesAreShownAsTheyRead(string one, string other, string first, string second)
    {
        string type = one.Contains('"', StringComparison.Ordinal) ? "string" : "bool";
        string diagram = GeneratedDiagram.Of(Pipeline("Route", "Work", $$"""
            [Classify] private static {{type}} Ask(string text) => default!;
            {{one}} private static string One(string text) => text;
            {{other}} private static string Other(string text) => text;
            """));

        Assert.Contains($"Ask -->{first} One", diagram, StringComparison.Ordinal);
        Assert.Contains($"Ask -->{second} Other", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void ACriticHasItsBoundOnTheWayBack() => Draws(
        Critic(3, Revise),
        """
        ---
        title: "Work: at most 9 model calls"
        ---
        flowchart LR
            entry(["text"])
            Write("Write")
            Judge("Judge")
            Improve("Improve")
            exhausted>"exhausted"]
            result(["result"])

            entry --> Write
            Write --> Judge
            Judge -->|"refused"| Improve
            Judge -->|"refused, after round 3"| exhausted
            Judge -->|"accepted"| result
            Improve -->|"at most 3 rounds"| Judge
        """);

    [Fact]
    public void ACriticOfSeveralJudgesBringsTheirRefusalsTogether() => Draws(
        Critic(2, """
            [Evaluate] private static bool IsShort(string draft) => draft.Length < 10;
            [Revise, Prompt("Better: {draft} {feedback}")] private partial Task<string> Improve(string draft, string? feedback);
            [Verify(Retries = 1)] private static bool IsDecent(string improve) => improve.Length > 1;
            """).Replace("MaxRounds = 2", "MaxRounds = 2, OnExhausted = Exhaustion.ReturnLast, StopWhenUnchanged = true", StringComparison.Ordinal),
        """
        ---
        title: "Work: at most 7 model calls"
        ---
        flowchart TD
            entry(["text"])
            Write("Write")
            Judge("Judge")
            IsShort["IsShort"]
            Refused{{"not accepted"}}
            Improve("Improve")
            IsDecent["IsDecent"]
            IsDecent_rejected>"rejected"]
            result(["result"])

            entry --> Write
            Write --> Judge
            Judge -->|"accepted"| IsShort
            Judge -->|"refused"| Refused
            IsShort -->|"refused"| Refused
            IsShort -->|"accepted"| result
            Refused --> Improve
            Refused -->|"after round 2, the last draft"| result
            Improve --> IsDecent
            IsDecent -.->|"refused, at most once"| Improve
            IsDecent -->|"refused again"| IsDecent_rejected
            IsDecent -->|"at most 2 rounds"| Judge
            IsDecent -->|"unchanged, the last draft"| result
        """);

    [Fact]
    public void ACriticWithoutARevisingStepDraftsAgain() => Draws(
        Critic(1, "[Verify] private static bool IsDecent(string draft) => true;"),
        """
        ---
        title: "Work: at most 3 model calls"
        ---
        flowchart LR
            entry(["text"])
            Write("Write")
            IsDecent["IsDecent"]
            IsDecent_rejected>"rejected"]
            Judge("Judge")
            exhausted>"exhausted"]
            result(["result"])

            entry --> Write
            Write --> IsDecent
            IsDecent -->|"refused"| IsDecent_rejected
            IsDecent --> Judge
            Judge -->|"refused, at most 1 round"| Write
            Judge -->|"refused, after round 1"| exhausted
            Judge -->|"accepted"| result
        """);

    [Theory]
    [InlineData("Critic(MaxRounds = 0)", "at most 0 rounds")]
    [InlineData("Critic", "without bound")]
    public void ABoundThatIsMissingOrWrongIsDrawnAsItStands(string pattern, string bound)
    {
        string diagram = GeneratedDiagram.Of(Critic(3, Revise).Replace("Critic(MaxRounds = 3)", pattern, StringComparison.Ordinal));

        Assert.Contains($"|\"{bound}\"|", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void AParallelForksAndJoins() => Draws(
        Pipeline("Parallel(MaxConcurrency = 2)", "Work", """
            [Section, Prompt("{text}")] private partial Task<string> One(string text);
            [Section, Prompt("{text}")] private partial Task<string> Two(string text);
            [Section] private static string Three(string text) => text;
            [Verify] private static bool IsFine(string three) => true;
            [Combine] private static string Join(string one, string two, string three) => one;
            """),
        """
        ---
        title: "Work: at most 2 model calls"
        ---
        flowchart TD
            entry(["text"])
            Fork{{"2 at once"}}
            One("One")
            Two("Two")
            Three["Three"]
            IsFine["IsFine"]
            IsFine_rejected>"rejected"]
            Join["Join"]
            result(["result"])

            entry --> Fork
            Fork --> One
            Fork --> Two
            Fork --> Three
            One --> Join
            Two --> Join
            Three --> IsFine
            IsFine -->|"refused"| IsFine_rejected
            IsFine --> Join
            Join --> result
        """);

    [Fact]
    public void AParallelThatKeepsFailuresGoesOnWithARefusal()
    {
        string diagram = GeneratedDiagram.Of(Pipeline("Parallel(OnFailure = FailurePolicy.KeepOthers, MinSucceeded = 1)", "Work", """
            [Section, Prompt("{text}")] private partial Task<string> One(string text);
            [Verify] private static bool IsFine(string one) => true;
            [Section, Prompt("{text}")] private partial Task<string> Two(string text);
            [Combine] private static string Join(Attempt<string> one, Attempt<string> two) => "";
            """));

        Assert.Contains("Fork{{\"all at once, at least 1 must succeed\"}}", diagram, StringComparison.Ordinal);
        Assert.Contains("IsFine --> Join\n    IsFine -->|\"refused\"| Join", diagram, StringComparison.Ordinal);
        Assert.DoesNotContain("rejected", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void ALoopLeadsBackToItsFirstStep() => Draws(
        Pipeline("Loop(MaxRounds = 4)", "Work", """
            [Step, Prompt("{text} {isEnough}")] private partial Task<string> Search(string text, bool? isEnough);
            [Step] private static string Notes(string search, string? notes) => search;
            [Until, Prompt("Enough? {notes}")] private partial Task<bool> IsEnough(string notes);
            [Finish] private static string Report(string notes) => notes;
            """),
        """
        ---
        title: "Work: at most 12 model calls"
        ---
        flowchart TD
            entry(["text"])
            Search("Search")
            Notes["Notes"]
            IsEnough("IsEnough")
            exhausted>"exhausted"]
            Report["Report"]
            result(["result"])

            entry --> Search
            Search --> Notes
            Notes --> IsEnough
            IsEnough -->|"refused, at most 4 rounds"| Search
            IsEnough -->|"refused, after round 4"| exhausted
            IsEnough -->|"accepted"| Report
            Report --> result
        """);

    [Theory]
    [InlineData("Loop(MaxRounds = 1, StopWhenUnchanged = true, OnExhausted = Exhaustion.ReturnLast)", "", """
        Fix -->|"changed, at most 1 round"| Fix
        Fix -->|"unchanged"| result
        Fix -->|"changed, after round 1, the last round"| result
        """)]
    [InlineData("Loop(MaxRounds = 2, StopWhenUnchanged = true)", "[Until] private static bool IsFine(string fix) => true;", """
        Fix --> IsFine
        Fix -->|"unchanged"| result
        IsFine -->|"refused, at most 2 rounds"| Fix
        IsFine -->|"refused, after round 2"| exhausted
        IsFine -->|"accepted"| result
        """)]
    public void ALoopStopsWhenNothingChanges(string pattern, string until, string edges)
    {
        string diagram = GeneratedDiagram.Of(Pipeline(pattern, "Work", "[Step] private static string Fix(string text, string? fix) => text;" + until));

        Assert.EndsWith("entry --> Fix\n" + edges, diagram.Replace("    ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatGivesNothingIsDone()
    {
        string diagram = GeneratedDiagram.Of("""
            [Chain]
            public partial class Work
            {
                public partial Task RunAsync();
                [Step] private static void Act() { }
            }
            """);

        Assert.Contains("entry([\"start\"])", diagram, StringComparison.Ordinal);
        Assert.Contains("result([\"done\"])", diagram, StringComparison.Ordinal);
    }

    private static void Draws(string source, string diagram) => Assert.Equal(diagram, GeneratedDiagram.Of(source));
}
