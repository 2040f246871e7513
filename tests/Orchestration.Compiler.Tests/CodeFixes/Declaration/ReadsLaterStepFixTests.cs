using static Orchestration.Compiler.Tests.Rules.Declaration.ReadsLaterStepTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ReadsLaterStepFixTests
{
    [Fact]
    public Task TheLaterStepIsMoved() => Verify.FixAsync(
        "ORC1017", Chain($"{Write("[|outline|]")}\n\n    {Outline}"), Chain($"{Outline}\n\n    {Write("outline")}"));

    [Fact]
    public Task CommentsMoveAlong() => Verify.FixAsync(
        "ORC1017",
        Chain($"// The text.\n    {Write("[|outline|]")}\n\n    /// <summary>The plan.</summary>\n    {Outline}"),
        Chain($"/// <summary>The plan.</summary>\n    {Outline}\n\n    // The text.\n    {Write("outline")}"));

    [Fact]
    public Task TheFirstMemberKeepsNoBlankLine() => Verify.FixAsync("ORC1017", Entryless($"{Write("[|outline|]")}\n\n    {Outline}"), Entryless($"{Outline}\n\n    {Write("outline")}"));

    [Fact]
    public Task StepsThatReadEachOtherAreNotMoved() => Verify.NoFixAsync("ORC1017", Chain($$"""
        {{Write("[|outline|]")}}

            [Step, Prompt("Outline {write}.")]
            private partial Task<string> Outline(string write);
        """));

    [Fact]
    public Task AMoveThatChangesTheResultsTypeIsNotOffered() => Verify.NoFixAsync("ORC1017", Chain("""
        [Step, Prompt("Count {outline}.")]
            private partial Task<int> Count(string [|outline|]);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        """));

    [Fact]
    public Task FixAllMovesInEveryFile() => Verify.FixAllAsync(
        "ORC1017",
        Chain($"{Write("[|outline|]")}\n\n    {Outline}").WithFile("Other.cs", Chain($"{Write("[|outline|]")}\n\n    {Outline}").Edit("class Report", "class Other").Source),
        Chain($"{Outline}\n\n    {Write("outline")}").WithFile("Other.cs", Chain($"{Outline}\n\n    {Write("outline")}").Edit("class Report", "class Other").Source));

    [Theory]
    [InlineData("string [|improve|]", "string? improve")]
    [InlineData("bool [|isGood|]", "bool? isGood")]
    [InlineData("[From(nameof(IsGood))] bool [|wasGood|]", "[From(nameof(IsGood))] bool? wasGood")]
    public Task TheRoundBeforeIsReadByANullableParameter(string before, string after) => Verify.FixAsync("ORC1017", Loop(before), Loop(after), "Nullable");

    [Fact]
    public Task ATypeThatDoesNotFitTheRoundBeforeIsNotMadeNullable() => Verify.NoFixAsync("ORC1017", Loop("int [|improve|]"));

    [Fact]
    public Task FixAllMakesEveryReaderOfTheRoundBeforeNullable() => Verify.FixAllAsync(
        "ORC1017",
        Loop("string [|improve|], bool [|isGood|]").WithFile("Other.cs", Loop("bool [|isGood|]").Edit("class Essay", "class Other").Source),
        Loop("string? improve, bool? isGood").WithFile("Other.cs", Loop("bool? isGood").Edit("class Essay", "class Other").Source),
        "Nullable");

    private static Scenario Entryless(string steps) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            {{steps}}

            public partial Task<string> RunAsync(string topic);
        }
        """;
}
