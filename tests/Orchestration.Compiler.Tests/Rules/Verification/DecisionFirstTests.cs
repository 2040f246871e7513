using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class DecisionFirstTests
{
    private const string Accepts = "{ [Accept] public bool Accepts => ";

    [Theory]
    [InlineData("public sealed record Review([property: Accept] bool IsGood, string Reason);")]
    [InlineData("public sealed class Review { [Accept] public bool IsGood { get; set; } public string Feedback { get; set; } = \"\"; }")]
    [InlineData("public sealed record Review(int Score, string Comments) " + Accepts + "Score >= 4; }")]
    [InlineData("public enum Grade { Good, Bad }\npublic sealed record Review(string Title, Grade Grade, IReadOnlyList<string> ReasonsForGrade) " + Accepts + "Grade == Grade.Good; }")]
    [InlineData("public sealed record Review([property: Accept, System.Text.Json.Serialization.JsonPropertyOrder(-1)] bool IsGood) { public string? Reason { get; init; } }")]
    public Task DecisionOfAJudgeBeforeItsReasons_Triggers(string type) => Verify.RuleAsync("ORC3007", Critic(type));

    [Fact]
    public Task WhatIsSaid_Triggers() => Verify.RuleAsync("ORC3007", new Scenario(Critic("public sealed record Review([property: Accept] bool IsGood, string Reason);"))
    {
        Messages = ["'Judge' is asked for 'Review.IsGood' before 'Reason', so the model decides first and then finds reasons for what it said; ask for 'Reason' first."],
        Severity = DiagnosticSeverity.Info,
    });

    [Fact]
    public Task DecisionThatAPredicateOfThePipelineReads_Triggers() => Verify.RuleAsync("ORC3007", Critic(
        "public sealed record Review(double Quality, string Title, string Explanation);",
        "[Accept]\n    private static bool IsGood(Review review) => review.Quality > 0.8;"));

    [Fact]
    public Task BallotBeforeItsReasons_Triggers() => Verify.RuleAsync("ORC3007", """
        public sealed record Solution([property: BallotKey] decimal Number, string Reasoning);

        [Vote]
        public partial class Sum(IChatClient client)
        {
            public partial Task<Solution> RunAsync(string problem);

            [Voter(Count = 3), Prompt("Solve this.\n\n{problem}"), Model(Temperature = 0.7f)]
            private partial {|ORC3007:Task<Solution>|} Solve(string problem);
        }
        """);

    [Theory]
    [InlineData("public sealed record Answer(bool IsSupported, string Rationale);")]
    [InlineData("public sealed record Answer(DayOfWeek Day, decimal Share, string Why);")]
    public Task TypeOfADecisionAndItsReasons_Triggers(string type) => Verify.RuleAsync("ORC3007", Chain(type, "{|ORC3007:Task<Answer>|}"));

    [Theory]
    [InlineData("public sealed record Review(string Reason, [property: Accept] bool IsGood);")]
    [InlineData("public sealed record Review(string Analysis, [property: Accept] bool IsGood, string Feedback);")]
    [InlineData("public sealed record Review([property: Accept] bool IsGood, string Language);")]
    [InlineData("public sealed record Review([property: Accept] bool IsGood, [property: System.Text.Json.Serialization.JsonPropertyOrder(-1)] string Reason);")]
    [InlineData("public sealed record Review([property: Accept, System.Text.Json.Serialization.JsonPropertyOrder(1)] bool IsGood, string Reason);")]
    [InlineData("public sealed record Review([property: Accept] bool IsGood) { public string Reason => IsGood ? \"good\" : \"bad\"; }")]
    public Task ReasonsFirstOrNone_DoesNotTrigger(string type) => Verify.RuleAsync("ORC3007", Unmarked(Critic(type)));

    [Theory]
    [InlineData("public sealed record Answer(int Stars, string Feedback);")]
    [InlineData("public sealed record Answer(int Age, string Name, string Reason);")]
    [InlineData("public sealed record Answer(string Title, string Explanation);")]
    public Task WhatIsReadFromATextAndDecidesNothing_DoesNotTrigger(string type) => Verify.RuleAsync("ORC3007", Chain(type, "Task<Answer>"));

    [Fact]
    public Task VerdictOfTheLibrary_DoesNotTrigger() => Verify.RuleAsync("ORC3007", Unmarked(Critic("").Replace("Review>", "Verdict>", StringComparison.Ordinal).Replace("Review ", "Verdict ", StringComparison.Ordinal)));

    [Fact]
    public Task VerdictOfAnotherProject_DoesNotTrigger() => Verify.RuleAsync("ORC3007", new Scenario(Unmarked(Critic("")))
    {
        References = [new Scenario("public sealed record Review([property: Accept] bool IsGood, string Reason);")],
    });

    [Fact]
    public Task VerdictThatCodeGives_DoesNotTrigger() => Verify.RuleAsync("ORC3007", Unmarked(Critic("public sealed record Review([property: Accept] bool IsGood, string Reason);"))
        .Replace("[Evaluate, Prompt(\"Judge {draft}, which is about {topic}.\"), Model(nameof(judge))]", "[Evaluate]", StringComparison.Ordinal)
        .Replace("private partial Task<Review> Judge(string topic, string draft);", "private static Review Judge(string draft) => new(draft.Length < 100, \"Too long.\");", StringComparison.Ordinal));

    /// <summary>A critic with a verdict of its own, and a predicate where the verdict has none.</summary>
    internal static string Critic(string type, string predicate = "") => $$"""
        {{type}}

        [Critic(MaxRounds = 2)]
        public partial class Writing(IChatClient client, IChatClient judge)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}."), Model(nameof(client))]
            private partial Task<string> Write(string topic);

            [Evaluate, Prompt("Judge {draft}, which is about {topic}."), Model(nameof(judge))]
            private partial {|ORC3007:Task<Review>|} Judge(string topic, string draft);

            [Revise, Prompt("Improve {draft}, which is about {topic}: {verdict}"), Model(nameof(client))]
            private partial Task<string> Improve(string topic, string draft, Review verdict);

            {{predicate}}
        }
        """;

    private static string Chain(string type, string returns) => $$"""
        {{type}}

        [Chain]
        public partial class Reading(IChatClient client)
        {
            public partial Task<Answer> RunAsync(string text);

            [Step, Prompt("Read this.\n\n{text}")]
            private partial {{returns}} Read(string text);
        }
        """;

    internal static string Unmarked(string source) => source.Replace("{|ORC3007:", "", StringComparison.Ordinal).Replace(">|}", ">", StringComparison.Ordinal);
}
