using Orchestration.Compiler.Tests.Rules.Declaration;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class BestWithoutScoreFixTests
{
    private const string Marked = "[|OnExhausted = Exhaustion.ReturnBest|]";
    private const string Best = "OnExhausted = Exhaustion.ReturnBest";

    [Fact]
    public Task TheJudgeReturnsAVerdict() => Verify.FixAsync(
        "ORC1019",
        BestWithoutScoreTests.Critic(Marked, BestWithoutScoreTests.Model("bool"), "bool"),
        BestWithoutScoreTests.Critic(Best, BestWithoutScoreTests.Model("Verdict"), "Verdict"),
        "Let 'Judge' return 'Verdict'");

    [Theory]
    [InlineData("Fail")]
    [InlineData("ReturnLast")]
    public Task TheRoundsEndOtherwise(string exhaustion) => Verify.FixAsync(
        "ORC1019",
        BestWithoutScoreTests.Critic(Marked, BestWithoutScoreTests.Model("Graded")),
        BestWithoutScoreTests.Critic($"OnExhausted = Exhaustion.{exhaustion}", BestWithoutScoreTests.Model("Graded")),
        $"Use Exhaustion.{exhaustion}");

    [Fact]
    public Task TheUntilOfALoopReturnsAVerdict() => Verify.FixAsync(
        "ORC1019", BestWithoutScoreTests.Loop(Marked, "bool"), BestWithoutScoreTests.Loop(Best, "Verdict"), "Let 'Judge' return 'Verdict'");

    [Fact]
    public async Task AJudgeWithABodyKeepsItsType() => Assert.Equal(
        ["Use Exhaustion.Fail", "Use Exhaustion.ReturnLast"],
        await Verify.FixTitlesAsync("ORC1019", BestWithoutScoreTests.Critic(Marked, "[Evaluate]\n    private static bool IsShort(string draft) => draft.Length < 100;")));

    [Theory]
    [InlineData("[JsonSerializable(typeof(Ticket))]", "[JsonSourceGenerationOptions(UseStringEnumConverter = true)]\n[JsonSerializable(typeof(Ticket))]")]
    [InlineData("[JsonSourceGenerationOptions(WriteIndented = true), JsonSerializable(typeof(Ticket))]", "[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true), JsonSerializable(typeof(Ticket))]")]
    [InlineData("[JsonSourceGenerationOptions(UseStringEnumConverter = false), JsonSerializable(typeof(Ticket))]", "[JsonSourceGenerationOptions(UseStringEnumConverter = true), JsonSerializable(typeof(Ticket))]")]
    public Task TheContextNamesEnums(string before, string after) => Verify.FixAsync(
        "ORC1019", BestWithoutScoreTests.Enums(before, "[|Task<Ticket>|]"), BestWithoutScoreTests.Enums(after, "Task<Ticket>"));

    [Fact]
    public Task FixAllNamesTheEnumsOfAContextOnce() => Verify.FixAllAsync(
        "ORC1019",
        Two("[JsonSerializable(typeof(Ticket))]", "[|Task<Ticket>|]"),
        Two("[JsonSourceGenerationOptions(UseStringEnumConverter = true)]\n[JsonSerializable(typeof(Ticket))]", "Task<Ticket>"));

    [Fact]
    public Task FixAllEndsEveryCriticOtherwise()
    {
        string before = BestWithoutScoreTests.Critic(Marked, BestWithoutScoreTests.Model("bool"));
        string after = BestWithoutScoreTests.Critic("OnExhausted = Exhaustion.Fail", BestWithoutScoreTests.Model("bool"));
        return Verify.FixAllAsync("ORC1019", WithSecond(before, "[Critic", "Haiku"), WithSecond(after, "[Critic", "Haiku"), "Use Exhaustion.Fail");
    }

    private static string Two(string attributes, string result) => WithSecond(BestWithoutScoreTests.Enums(attributes, result), "[Chain", "Reading");

    private static string WithSecond(string source, string from, string name) =>
        source + "\n\n" + source[source.IndexOf(from, StringComparison.Ordinal)..].Replace($"class {name}", "class Second", StringComparison.Ordinal);
}
