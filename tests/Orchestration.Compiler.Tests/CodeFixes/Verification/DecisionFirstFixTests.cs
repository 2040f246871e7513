using Orchestration.Compiler.Tests.Rules.Verification;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class DecisionFirstFixTests
{
    private const string Positional = "public sealed record Review([property: Accept] bool IsGood, string Reason);";

    private const string PositionalFixed =
        "public sealed record Review([property: Accept] bool IsGood, [property: System.Text.Json.Serialization.JsonPropertyOrder(-1)] string Reason);";

    [Theory]
    [InlineData(Positional, PositionalFixed)]
    [InlineData(
        "public sealed record Review([property: Accept] bool IsGood, [property: Description(\"Why.\")] string Reason);",
        "public sealed record Review([property: Accept] bool IsGood, [property: System.Text.Json.Serialization.JsonPropertyOrder(-1)] [property: Description(\"Why.\")] string Reason);")]
    [InlineData(
        "public sealed record Review([property: Accept, System.Text.Json.Serialization.JsonPropertyOrder(1)] bool IsGood, [property: System.Text.Json.Serialization.JsonPropertyOrder(2)] string Reason);",
        "public sealed record Review([property: Accept, System.Text.Json.Serialization.JsonPropertyOrder(1)] bool IsGood, [property: System.Text.Json.Serialization.JsonPropertyOrder(0)] string Reason);")]
    public Task ThePositionInTheSchemaChangesAndNoParameterMoves(string before, string after) => Verify.FixAsync(
        "ORC3007",
        DecisionFirstTests.Critic(before),
        DecisionFirstTests.Unmarked(DecisionFirstTests.Critic(after)));

    [Fact]
    public Task APropertyGetsTheAttributeOnALineOfItsOwn() => Verify.FixAsync(
        "ORC3007",
        DecisionFirstTests.Critic("""
            public sealed class Review
            {
                [Accept]
                public bool IsGood { get; set; }

                /// <summary>Why.</summary>
                [Description("Why.")]
                public string Feedback { get; set; } = "";
            }
            """),
        DecisionFirstTests.Unmarked(DecisionFirstTests.Critic("""
            public sealed class Review
            {
                [Accept]
                public bool IsGood { get; set; }

                /// <summary>Why.</summary>
                [Description("Why.")]
                [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
                public string Feedback { get; set; } = "";
            }
            """)));

    [Fact]
    public Task FixAllChangesATypeOfSeveralJudgesOnce() => Verify.FixAllAsync(
        "ORC3007",
        Two(DecisionFirstTests.Critic(Positional)),
        Two(DecisionFirstTests.Unmarked(DecisionFirstTests.Critic(PositionalFixed))));

    [Fact]
    public Task ReasonsThatComeFirst_GetNoFix() => Verify.NoFixAsync("ORC3007", DecisionFirstTests.Unmarked(DecisionFirstTests.Critic(PositionalFixed)));

    [Fact]
    public void TheSchemaFollows()
    {
        using var program = Verify.Load(DecisionFirstTests.Unmarked(DecisionFirstTests.Critic(PositionalFixed)));
        var schema = Microsoft.Extensions.AI.AIJsonUtilities.CreateJsonSchema(program.Type("Review")).ToString();

        Assert.True(schema.IndexOf("eason\"", StringComparison.Ordinal) < schema.IndexOf("sGood\"", StringComparison.Ordinal), schema);
    }

    private static string Two(string source) =>
        source + "\n\n" + source[source.IndexOf("[Critic", StringComparison.Ordinal)..].Replace("class Writing", "class Second", StringComparison.Ordinal);
}
