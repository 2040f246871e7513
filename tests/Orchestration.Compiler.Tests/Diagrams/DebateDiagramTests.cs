using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What is drawn of a debate.</summary>
public sealed class DebateDiagramTests
{
    private const string Members = """
        [Debater("for it"), Prompt("{text} {stance}")] private partial Task<string> Pro(string text, string stance);
        [Debater(Count = 2), Prompt("{text}")] private partial Task<string> Con(string text);
        [Judge] private static string Decide(IReadOnlyList<Statement<string>> transcript) => "";
        """;

    [Fact]
    public void SpeakersSpeakInRoundsUntilTheyAgree() => Draws("Debate(MaxRounds = 3)", "[Agree] private static bool IsSettled(IReadOnlyList<Statement<string>> transcript) => true;",
        """
        Round -->|"for it"| Pro
        Round -->|"2 of them"| Con
        Pro --> Spoken
        Con --> Spoken
        Spoken --> IsSettled
        Spoken -->|"after round 3"| Decide
        IsSettled -->|"refused, at most 3 rounds"| Round
        IsSettled -->|"accepted"| Decide
        Decide --> result
        """);

    [Fact]
    public void WithoutAnAgreementAllRoundsAreHeld() => Draws("Debate(MaxRounds = 2)", "",
        """
        Spoken -->|"at most 2 rounds"| Round
        Spoken -->|"after round 2"| Decide
        Decide --> result
        """);

    [Fact]
    public void OneRoundLeadsNowhereBack() => Draws("Debate(MaxRounds = 1)", "",
        """
        Spoken --> Decide
        Decide --> result
        """);

    private static void Draws(string pattern, string members, string edges) =>
        Assert.EndsWith(edges, GeneratedDiagram.Of(Pipeline(pattern, "Work", Members + members)).Replace("    ", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
