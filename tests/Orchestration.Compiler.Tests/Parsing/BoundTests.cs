namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>The most calls of a run, by the shape of the pipeline. A typed reply may be asked for once more, so it counts as two calls.</summary>
public sealed class BoundTests
{
    private const string Text = "[Step, Prompt(\"Go: {text}\")] private partial Task<string> First(string text);";

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "[Step, Prompt(\"Go on: {first}\")] private partial Task<string> Next(string first);")]
    [InlineData(3, "[Step, Prompt(\"Count {first}.\")] private partial Task<int> Count(string first); [Step] private static string Show(int count) => $\"{count}\";")]
    [InlineData(1, "[Step] private static string Trim(string first) => first.Trim();")]
    public void AChainIsTheSumOfItsSteps(long calls, string steps) => Holds(calls, Chain(Text + steps));

    [Theory]
    [InlineData(1, "MaxRepairs = 5", "string", "")]
    [InlineData(4, "MaxRepairs = 3", "Note", "")]
    [InlineData(1, "MaxRepairs = 0", "Note", "")]
    [InlineData(3, "MaxRepairs = 0", "Note", ", Retry(2)")]
    [InlineData(9, "MaxRepairs = 2", "Note", ", Retry(2)")]
    [InlineData(6, "MaxRepairs = 1", "bool", ", Retry(2)")]
    public void RetriesMultiplyRepairsAndTextHasNone(long calls, string repairs, string type, string retry) => Holds(calls, Chain(
        $"[Step, Prompt(\"Go: {{text}}\", {repairs}){retry}] private partial Task<{type}> First(string text); [Step] private static string Show({type} first) => $\"{{first}}\";"));

    [Theory]
    [InlineData(1 + 3, "[Prompt(\"{text}\"), Retry(2)] private partial Task<string> Second(string text);")]
    [InlineData(1 + 0, "private static string Second(string text) => text;")]
    [InlineData(1 + 1 + 2, "[Prompt(\"{text}\"), Fallback(nameof(Third))] private partial Task<string> Second(string text); [Prompt(\"{text}\"), Retry(1)] private partial Task<string> Third(string text);")]
    public void FallbacksAreAdded(long calls, string fallback) =>
        Holds(calls, Chain("[Step, Prompt(\"Go: {text}\"), Fallback(nameof(Second))] private partial Task<string> First(string text); " + fallback));

    [Theory]
    [InlineData(1 + 2, 0, 0)]
    [InlineData(3 * (1 + 2), 2, 0)]
    [InlineData((1 + 2) + 2, 0, 0, true)]
    [InlineData((2 * (1 + 2)) + 2, 1, 0, true)]
    [InlineData(3 * (1 + 2 + 2), 0, 2, true)]
    [InlineData(3 * ((2 * (1 + 2)) + 2), 1, 2, true)]
    public void AVerifierRepeatsEverythingFromTheStepThroughItself(long calls, int first, int second, bool hasSecond = false)
    {
        (string placeholder, string parameter) = first + second > 0 ? (" {feedback}", ", string? feedback") : ("", "");
        string another = hasSecond ? $"[Verify(Retries = {second}), Prompt(\"Fine? {{first}}\")] private partial Task<bool> IsFine(string first);" : "";
        Holds(calls, Chain($$"""
            [Step, Prompt("Go: {text}{{placeholder}}")] private partial Task<string> First(string text{{parameter}});
            [Verify(Retries = {{first}}), Prompt("Good? {first}")] private partial Task<bool> IsGood(string first);
            {{another}}
            """));
    }

    [Fact]
    public void FallbacksAndRetriesOfAVerifierAreItsOwn() => Holds(2 * (1 + 4 + 1), Chain("""
        [Step, Prompt("Go: {text} {feedback}")] private partial Task<string> First(string text, string? feedback);
        [Verify(Retries = 1), Prompt("Good? {first}"), Retry(1), Fallback(nameof(IsFine))] private partial Task<bool> IsGood(string first);
        [Prompt("Fine? {first}", MaxRepairs = 0)] private partial Task<bool> IsFine(string first);
        """));

    [Theory]
    [InlineData(2 + 3, "[Case(true), Prompt(\"{text}\"), Retry(2)] private partial Task<string> Yes(string text); [Case(false), Prompt(\"{text}\")] private partial Task<string> No(string text);")]
    [InlineData(2 + 2, "[Case(true)] private static string Yes(string text) => text; [Otherwise, Prompt(\"{text}\"), Retry(1)] private partial Task<string> No(string text);")]
    [InlineData(2 + 0, "[Case(true, false)] private static string Any(string text) => text;")]
    [InlineData(1 + 2 + 1 + 1, "[Step, Prompt(\"{text}\")] private partial Task<string> Shorten(string text); [Case(true, false), Prompt(\"{text}\")] private partial Task<string> Any(string text); [Step, Prompt(\"{result}\")] private partial Task<string> Polish(string result);")]
    public void ARouteIsItsClassifierAndItsDearestCase(long calls, string cases)
    {
        const string Classify = "[Classify, Prompt(\"{text}?\")] private partial Task<bool> Ask(string text);";
        Holds(calls, Pipeline("Route", "Work", cases.Contains("Shorten", StringComparison.Ordinal) ? cases.Replace("; [Case", $"; {Classify} [Case", StringComparison.Ordinal) : Classify + cases));
    }

    [Theory]
    [InlineData(1, 1 + 2)]
    [InlineData(3, 1 + (3 * 2) + (2 * 1))]
    public void ACriticDraftsOnceJudgesEachRoundAndRevisesBetween(int rounds, long calls) => Holds(calls, Critic(rounds, Revise));

    [Fact]
    public void ACriticWithoutARevisingStepDraftsEachRound() => Holds((3 * 1) + (3 * 2), Critic(3, ""));

    [Fact]
    public void EveryJudgeCountsInEveryRound() => Holds(1 + (3 * (2 + 1)) + 2, Critic(3, Revise + "[Evaluate, Prompt(\"Short? {draft}\", MaxRepairs = 0)] private partial Task<bool> IsShort(string draft);"));

    [Fact]
    public void AVerifierOfTheDraftChecksEveryDraft() => Holds((1 + 2) + (2 * 2) + (1 + 2), Critic(2, Revise + "[Verify, Prompt(\"Decent? {draft}\")] private partial Task<bool> IsDecent(string draft);"));

    [Fact]
    public void VerifiersOfAStepAndOfItsDraftCountInTheOrderWritten() => Holds((2 * (1 + 0 + 1)) + 2, Pipeline("Critic(MaxRounds = 1)", "Work", """
        [Produce, Prompt("{text} {feedback}")] private partial Task<string> Write(string text, string? feedback);
        [Evaluate, Prompt("Good? {draft}")] private partial Task<bool> Judge(string draft);
        [Verify] private static bool IsShort(string draft) => draft.Length < 100;
        [Verify(Retries = 1), Prompt("Decent? {write}", MaxRepairs = 0)] private partial Task<bool> IsDecent(string write);
        """));

    [Fact]
    public void AVerifierOfTheResultRunsOnce() => Holds(1 + (2 * 2) + 1 + 2, Critic(2, Revise + "[Verify, Prompt(\"Decent? {result}\")] private partial Task<bool> IsDecent(string result);"));

    [Fact]
    public void AnInnerPipelineCountsWithItsRetries()
    {
        string inner = Critic(2, Revise);
        string outer = Pipeline("Chain", "Outer", "[Step, Pipeline<Work>, Retry(2)] private partial Task<string> Run(string text); [Step, Prompt(\"{run}\")] private partial Task<string> Polish(string run);");

        Holds((3 * 6) + 1, inner + outer, "Outer");
    }

    [Fact]
    public void PipelinesNestToAnyDepth() => Holds(8, Enumerable.Range(1, 3).Aggregate(
        Chain(Text).Replace("class Work", "class Work0", StringComparison.Ordinal),
        (inner, level) => inner + Pipeline("Chain", $"Work{level}", $"[Step, Pipeline<Work{level - 1}>, Retry(1)] private partial Task<string> Run(string text);")), "Work3");

    internal const string Revise = "[Revise, Prompt(\"Better: {draft}\")] private partial Task<string> Improve(string draft);";

    internal static string Chain(string steps) => Pipeline("Chain", "Work", steps);

    internal static string Critic(int rounds, string more) => Pipeline($"Critic(MaxRounds = {rounds})", "Work", $$"""
        [Produce, Prompt("{text}")] private partial Task<string> Write(string text);
        [Evaluate, Prompt("Good? {draft}")] private partial Task<bool> Judge(string draft);
        {{more}}
        """);

    internal static string Pipeline(string pattern, string name, string members) => $$"""

        [{{pattern}}]
        public partial class {{name}}(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);
            {{members}}
        }
        """;

    /// <summary>None of these patterns does two things at once, so the longest row of calls is all of them.</summary>
    private static void Holds(long calls, string source, string pipeline = "Work")
    {
        using var program = Verify.Load(source + "\npublic sealed record Note(string Words);");

        Assert.Equal((calls, calls), (program.Constant(pipeline, "MaxCalls"), program.Constant(pipeline, "Depth")));
    }
}
