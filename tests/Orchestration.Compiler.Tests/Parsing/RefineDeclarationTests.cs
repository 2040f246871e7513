using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What a refine's declaration may say, what is said of one that cannot work, and its bound.</summary>
public sealed class RefineDeclarationTests
{
    private const string Begin = "[Start, Prompt(\"Begin {item}\")] private partial Task<string> Begin(string item);";
    private const string Extend = "[Next, Prompt(\"Extend {soFar} by {item}\")] private partial Task<string> Extend(string soFar, string item);";

    [Theory]
    [InlineData("string[] items2")]
    [InlineData("IReadOnlyList<string> parts")]
    [InlineData("IEnumerable<string> parts, string style")]
    [InlineData("IAsyncEnumerable<string> parts")]
    public Task TheEntrysOneCollectionGivesTheItems(string input) => Verify.CleanAsync(Refine(Begin + Extend, input));

    [Theory]
    [InlineData("private static string[] Split(string text) => text.Split(',');")]
    [InlineData("private static Task<List<string>> Split(string text) => Task.FromResult(text.Split(',').ToList());")]
    [InlineData("private static async IAsyncEnumerable<string> Split(string text) { await Task.Yield(); yield return text; }")]
    public Task AStepGivesTheItems(string split) => Verify.CleanAsync(Refine("[Split] " + split + Begin + Extend, "string text"));

    [Fact]
    public Task StepsOnAnItemReadItsIndexAndTheNextWhatCameBefore() => Verify.CleanAsync(Refine("""
        [Step] private static string Clean(string style) => style.Trim();
        [Split] private static string[] Split(string text) => text.Split(',');
        [Start, Prompt("{item} {index} {clean} {style} {split}")] private partial Task<Note> Begin(string item, int index, string clean, string style, string[] split);
        [Next, Prompt("{soFar.Words} {item} {index} {clean} {split}")] private partial Task<Note> Extend(Note soFar, string item, int index, string clean, string[] split);
        [Otherwise] private static Note None(string clean) => new(clean);
        [Step] private static string Show(Note result) => result.Words;
        """, "string text, string style"));

    [Fact]
    public Task WhatComesOfEveryItemIsCheckedAtOnce() => Verify.CleanAsync(Refine(
        Begin + Extend + "[Verify] private static bool IsShort(string soFar, string item, int index) => soFar.Length < item.Length * index;", verified: ""));

    [Fact]
    public Task AStepAfterThePatternIsCheckedAgainstWhatThePatternGave() => Verify.CleanAsync(Refine(
        Begin + Extend + """
        [Step, Prompt("Polish {result} {feedback}")] private partial Task<string> Polish(string result, string? feedback);
        [Verify(Retries = 1)] private static bool IsShorter(string result, string polish) => polish.Length < result.Length;
        """, verified: ""));

    [Fact]
    public Task WithoutItemsIsSaidOnce() => Verify.OnlyAsync(Refine(Begin + Extend, "string text", pattern: "{|ORC1005:Refine(MaxItems = 3)|}"));

    [Fact]
    public Task SeveralCollectionsAreUnclear() => Verify.OnlyAsync(Refine(Begin + Extend, "string[] parts, string[] others", pattern: "{|ORC1006:Refine(MaxItems = 3)|}"));

    [Fact]
    public Task ASplitOfOneThingIsSaid() => Verify.OnlyAsync(Refine(
        "[Split] private static {|ORC1003:int|} Split(string text) => text.Length;" + Begin + Extend, "string text"));

    [Theory]
    [InlineData("Start", "[Next, Prompt(\"Extend {soFar} by {item}\")] private partial Task<string> Extend(string soFar, string item);")]
    [InlineData("Next", "[Start, Prompt(\"Begin {item}\")] private partial Task<string> Begin(string item);")]
    public Task AMissingRoleIsSaid(string role, string members) => Verify.RuleAsync("ORC1004", new Scenario(Refine(members, name: "[|Work|]"))
    {
        Messages = [$"The refine 'Work' has no [{role}] step."],
    });

    [Fact]
    public Task AStartThatGivesNothingIsSaid() => Verify.RuleAsync("ORC1003", new Scenario(Refine(
        "[Start, Prompt(\"Begin {item}\")] private partial [|Task|] Begin(string item);" + Extend))
    {
        Messages = ["'Begin' begins the result, so it returns it."],
    });

    [Fact]
    public Task ANextThatGivesAnotherTypeIsSaidOnce() => Verify.OnlyAsync(Refine(
        Begin + "[Next, Prompt(\"Extend {soFar} by {item}\")] private partial {|ORC1003:Task<int>|} Extend(string soFar, string item);"));

    [Fact]
    public Task ANextThatGivesAnotherTypeIsMended() => Verify.FixAsync(
        "ORC1003",
        Refine(Begin + "[Next, Prompt(\"Extend {soFar} by {item}\")] private partial [|Task<int>|] Extend(string soFar, string item);"),
        Refine(Begin + "[Next, Prompt(\"Extend {soFar} by {item}\")] private partial Task<string> Extend(string soFar, string item);"));

    [Fact]
    public Task WhereTheNextGivesTheResultItIsTheStartThatDoesNotFit() => Verify.OnlyAsync(Refine(
        "[Start, Prompt(\"Begin {item}\")] private partial {|ORC1003:Task<int>|} Begin(string item);"
        + "[Next, Prompt(\"Extend {soFar} by {item}\")] private partial Task<string> Extend(int soFar, string item);"));

    [Fact]
    public Task AnOtherwiseThatGivesAnotherTypeIsSaidOnce() => Verify.OnlyAsync(Refine(
        Begin + Extend + "[Otherwise] private static {|ORC1003:int|} None() => 0;"));

    [Fact]
    public Task WhatComesOfNoItemsMayBeOfAMoreGeneralType() => Verify.OnlyAsync(Refine(
        Begin + Extend + "[Otherwise] private static string? None() => null; [Step] private static string Show(string? result) => result ?? \"none\";"));

    [Fact]
    public Task ACarriedResultThatMayBeNullIsReadAsSuch() => Verify.OnlyAsync(Refine(
        "[Start] private static string Begin(string item) => item; [Next] private static string? Extend(string {|ORC1005:soFar|}, string item) => soFar + item; [Step] private static string Show(string? result) => result ?? \"none\";"));

    [Fact]
    public Task TheStartHasNothingBeforeIt() => Verify.OnlyAsync(Refine(
        "[Start, Prompt(\"Begin {item} {soFar}\")] private partial Task<string> Begin(string item, string {|ORC1005:soFar|});" + Extend));

    [Fact]
    public Task ResultsAreReadAsTheResultSoFar() => Verify.OnlyAsync(Refine(
        Begin + "[Next, Prompt(\"Extend {begin} by {item}\")] private partial Task<string> Extend(string {|ORC1005:begin|}, string item);"));

    [Fact]
    public Task ANextThatForgetsTheItemsBeforeIsSaid() => Verify.RuleAsync("ORC4002", new Scenario(Refine(
        Begin + "[Next, Prompt(\"Extend by {item}\")] private partial Task<string> [|Extend|](string item);"))
    {
        Messages = ["'Extend' does not read what came of the items before, so the run gives what it makes of the last one alone; give it a parameter 'soFar'."],
    });

    [Fact]
    public Task ANextThatIsThereForWhatItDoesForgetsNothing() => Verify.RuleAsync("ORC4002", Refine(
        Begin + "[Next, SideEffect] private static string Send(string item) => item;"));

    [Theory]
    [InlineData("string[] parts, string {|ORC1016:item|}")]
    [InlineData("string[] parts, int {|ORC1016:index|}")]
    [InlineData("string[] parts, string {|ORC1016:soFar|}")]
    public Task TheNamesOfTheRefineAreItsOwn(string input) => Verify.OnlyAsync(Refine(Begin + Extend, input));

    [Fact]
    public Task AMissingBoundIsSaid() => Verify.RuleAsync("ORC2001", new Scenario(Refine(Begin + Extend, pattern: "[|Refine|]"))
    {
        Messages = ["'Work' goes through as many items as it is given, and each costs its calls; set MaxItems, 100 for example."],
    });

    [Fact]
    public Task AMissingBoundIsTheOnlyMessage() => Verify.OnlyAsync(Refine(Begin + Extend, pattern: "{|ORC2001:Refine|}"));

    [Fact]
    public Task ABoundOutOfRangeIsSaid() => Verify.RuleAsync("ORC1015", new Scenario(Refine(Begin + Extend, pattern: "Refine([|MaxItems = 0|])"))
    {
        Messages = ["MaxItems of 'Work' is 0, but there is at least one item to allow; set it to 1 or more."],
    });

    [Fact]
    public Task WhatNobodyCheckedIsSaidOfEachWay() => Verify.RuleAsync("ORC3001", new Scenario(Refine(Begin + Extend, verified: "", name: "[|Work|]"))
    {
        Messages = ["'Work' gives what 'Begin' wrote when there is one item or what 'Extend' wrote when there are several items, and nothing has checked it; check it with a [Verify] step, or say with [Unverified(\"reason\")] why it may go out as it is."],
    });

    [Theory]
    [InlineData(1 + (2 * 1), 3, "")]
    [InlineData(1, 1, "")]
    [InlineData(2 + 1 + (2 * 1), 3, "[Split, Prompt(\"{text}\")] private partial Task<string[]> Split(string text);")]
    [InlineData(1 + (2 * 1), 3, "[Otherwise, Prompt(\"{text}\")] private partial Task<string> None(string text);")]
    [InlineData(5, 1, "[Otherwise, Prompt(\"{text}\"), Retry(4)] private partial Task<string> None(string text);")]
    [InlineData((1 + 2) + (2 * (1 + 2)), 3, "[Verify, Prompt(\"{soFar} {item}\")] private partial Task<bool> Check(string soFar, string item);")]
    [InlineData(1 + (2 * (1 + 2)), 3, "[Verify, Prompt(\"{extend} {item}\")] private partial Task<bool> Check(string extend, string item);")]
    [InlineData(1 + (2 * 1) + 2, 3, "[Verify, Prompt(\"{result} {text}\")] private partial Task<bool> Check(string result, string text);")]
    public void TheBoundIsTheSplitTheStartAndTheItemsAfterIt(long calls, int most, string more)
    {
        string input = more.Contains("[Split", StringComparison.Ordinal) ? "string text" : "string[] parts, string text";
        using LoadedProgram program = Verify.Load(Refine(Begin + Extend + more, input, pattern: $"Refine(MaxItems = {most})"));

        Assert.Equal((calls, calls), (program.Constant("Work", "MaxCalls"), program.Constant("Work", "Depth")));
    }

    private static string Refine(string members, string input = "string[] parts", string pattern = "Refine(MaxItems = 3)", string name = "Work", string verified = ", Unverified(\"a test\")") => $$"""
        [{{pattern}}{{verified}}]
        public partial class {{name}}(IChatClient client)
        {
            public partial Task<string> RunAsync({{input}});

            {{members}}
        }

        public sealed record Note(string Words);
        """;
}
