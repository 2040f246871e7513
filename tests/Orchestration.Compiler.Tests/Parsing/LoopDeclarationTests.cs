using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What a loop's declaration may say, what is said of one that cannot work, and its bound.</summary>
public sealed class LoopDeclarationTests
{
    private const string Write = "[Step, Prompt(\"Write {text}. Before: {write}\")] private partial Task<string> Write(string text, string? write);";
    private const string IsGood = "[Until] private static bool IsGood(string write) => write.Length < 100;";

    [Fact]
    public Task StepsReadTheRoundThemselvesAndTheRoundBefore() => Verify.CleanAsync(Loop("""
        [Step, Prompt("{text} {round} {judge.Feedback} {second}")] private partial Task<string> First(string text, int round, Verdict? judge, Note? second);
        [Step, Prompt("{first} {second.Words}")] private partial Task<Note> Second(string first, Note? second);
        [Until, Prompt("{second} {first} {text} {round} {judge.Score}")] private partial Task<Verdict> Judge(Note second, string first, string text, int round, Verdict? judge);
        [Finish] private static string Finish(string first, Note second, Verdict judge, int round) => $"{first}{second}{judge}{round}";
        """));

    [Theory]
    [InlineData("bool")]
    [InlineData("Verdict")]
    [InlineData("Grade")]
    public Task TheUntilReturnsWhatAJudgeReturns(string type) => Verify.OnlyAsync(Loop(
        Write + $"[Until, Prompt(\"Good? {{write}} {{text}}\")] private partial Task<{type}> Judge(string write, string text);"));

    [Fact]
    public Task AnUntilThatSaysNothingIsSaid() => Verify.OnlyAsync(Loop(
        Write + "[Until, Prompt(\"Good? {write} {text}\")] private partial {|ORC1014:Task<string>|} Judge(string write, string text);"));

    [Fact]
    public Task ALoopWithoutAnEndIsSaid() => Verify.RuleAsync("ORC1004", new Scenario(Loop(Write, name: "[|Work|]"))
    {
        Messages = ["The loop 'Work' has no [Until] step; add one, or set StopWhenUnchanged."],
    });

    [Fact]
    public Task ALoopWithoutAnEndIsSaidOnce() => Verify.OnlyAsync(Loop(Write, name: "{|ORC1004:Work|}"));

    [Fact]
    public Task TheChangeTestIsAnEnd() => Verify.RuleAsync("ORC1004", Loop(Write, ", StopWhenUnchanged = true"));

    [Fact]
    public Task ALoopWithoutStepsIsSaid() => Verify.OnlyAsync(Loop("[Until] private static bool IsGood(string text) => text.Length < 100;", name: "{|ORC1004:Work|}"));

    [Theory]
    [InlineData("Until", "private static bool IsFine(string write) => write.Length < 100;")]
    [InlineData("Finish", "private static string Sum(string write) => write; [Finish] private static string {|ORC1004:End|}(string write) => write;")]
    public Task TheEndIsOneStep(string role, string second) => Verify.OnlyAsync(Loop(
        Write + IsGood + (role == "Until" ? "[{|ORC1004:Until|}] " + second : "[Finish] " + second.Replace("[Finish] private static string {|ORC1004:End|}", "[{|ORC1004:Finish|}] private static string End", StringComparison.Ordinal))));

    [Fact]
    public Task ARoleOfAnotherPatternIsSaidWithTheRolesThereAre() => Verify.RuleAsync("ORC1004", new Scenario(Loop(
        Write + IsGood + "[[|Evaluate|]] private static bool IsFine(string write) => write.Length < 100;"))
    {
        Messages = ["[Evaluate] is no role of a loop; its roles are [Step] or [Until] or [Finish]."],
    });

    [Fact]
    public Task AMissingBoundIsSaid() => Verify.RuleAsync("ORC2001", new Scenario(Loop(Write + IsGood, loop: "[|Loop|]"))
    {
        Messages = ["'Work' repeats its steps until they are done, which may be never; set MaxRounds, 3 for example."],
    });

    [Fact]
    public Task AMissingBoundIsTheOnlyMessage() => Verify.OnlyAsync(Loop(Write + IsGood, loop: "{|ORC2001:Loop|}"));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public Task ABoundOutOfRangeIsSaid(int rounds) => Verify.RuleAsync("ORC1015", new Scenario(Loop(Write + IsGood, loop: $"Loop([|MaxRounds = {rounds}|])"))
    {
        Messages = [$"MaxRounds of 'Work' is {rounds}, but its steps run at least once; set it to 1 or more."],
    });

    [Fact]
    public Task ABudgetBelowTheBoundIsLoweredByTheRounds() => Verify.FixAsync(
        "ORC2003",
        Loop(Write + IsGood, loop: "Loop(MaxRounds = 5), Budget([|MaxCalls = 3|])"),
        Loop(Write + IsGood, loop: "Loop(MaxRounds = 3), Budget(MaxCalls = 3)"),
        index: 1);

    [Fact]
    public Task AChangeTestOfNothingIsSaid() => Verify.RuleAsync("ORC1003", new Scenario(Loop(
        "[Step] private static [|void|] Note(string text) => text.ToString(); [Finish] private static string End(string text) => text;", ", StopWhenUnchanged = true"))
    {
        Messages = ["'Note' gives nothing, but StopWhenUnchanged compares what the last step gives with what it gave in the round before; return that, or remove StopWhenUnchanged."],
    });

    [Fact]
    public Task AChangeTestOfAModelStepThatReturnsNothingIsOneMistake() => Verify.OnlyAsync(Loop(
        "[Step, Prompt(\"{text}\")] private partial {|ORC1003:Task|} Note(string text); [Finish] private static string End(string text) => text;", ", StopWhenUnchanged = true"));

    [Fact]
    public Task TheResultIsTheLastStepsOrTheFinishs() => Verify.OnlyAsync(
        Loop(Write + IsGood, entry: "{|ORC1003:Task<int>|}") + Loop(Write + IsGood + "[Finish] private static int Count(string write) => write.Length;", entry: "Task<int>", name: "Other"));

    [Fact]
    public Task TheRoundIsTheLoopsOwnName() => Verify.OnlyAsync(Loop(
        "[Step, Prompt(\"Write {text} {round}\")] private partial Task<string> Write(string text, int round);" + IsGood, input: "string text, int {|ORC1016:round|}"));

    [Fact]
    public Task AnEntryParameterNamedLikeTheStepWhoseRoundBeforeIsReadIsUnclear() => Verify.OnlyAsync(Loop(
        "[Step, Prompt(\"Write {text} {write}\")] private partial Task<string> Write(string text, string? {|ORC1006:write|});" + IsGood.Replace("string write", "[From(nameof(Write))] string draft", StringComparison.Ordinal).Replace("write.L", "draft.L", StringComparison.Ordinal),
        input: "string text, string write"));

    [Theory]
    [InlineData("\"write\"")]
    [InlineData("nameof(Write)")]
    public Task FromSaysWhichIsMeant(string from) => Verify.RuleAsync("ORC1006", Loop(
        $"[Step, Prompt(\"Write {{text}} {{before}}\")] private partial Task<string> Write(string text, [From({from})] string? before);" + IsGood.Replace("string write", "[From(nameof(Write))] string draft", StringComparison.Ordinal).Replace("write.L", "draft.L", StringComparison.Ordinal),
        input: "string text, string write"));

    [Fact]
    public Task AVerifierReadsTheCurrentResultOfItsStepAndALaterStepItsVerdict() => Verify.CleanAsync(Loop(
        Write + "[Verify] private static bool IsClean(string? write, string text) => write != text; [Until] private static bool IsGood(bool isClean) => isClean;"));

    [Fact]
    public Task TheOrderOfTheStepsStandsInOneFile() => Verify.OnlyAsync(new Scenario(Loop(Write + IsGood)).WithFile("More.cs", """
        public partial class Work
        {
            [Step] private static string {|ORC1013:Trim|}(string write) => write.Trim();
        }
        """));

    [Fact]
    public Task WhatEndsItMayStandAnywhere() => Verify.CleanAsync(new Scenario(Loop(Write)).WithFile("A.cs", $$"""
        public partial class Work
        {
            {{IsGood}}

            [Finish] private static string Trim(string write) => write.Trim();
        }
        """));

    [Fact]
    public Task AStepThatNobodyReadsIsSaid() => Verify.RuleAsync("ORC4002", Loop(
        "[Step, Prompt(\"Note {text}\")] private partial Task<string> [|Note|](string text);" + Write + IsGood));

    [Fact]
    public Task AStepThatOnlyTheNextRoundReadsIsRead() => Verify.RuleAsync("ORC4002", Loop(
        "[Step, Prompt(\"Note {text} {note}\")] private partial Task<string> Note(string text, string? note);" + Write + IsGood));

    [Theory]
    [InlineData("", "", false)]
    [InlineData(", StopWhenUnchanged = true", "", true)]
    [InlineData(", OnExhausted = Exhaustion.ReturnLast", "", false)]
    [InlineData("", "[Finish, Prompt(\"{write} {text}\")] private partial Task<string> {0}(string write, string text);", true)]
    [InlineData("", "[Finish] private static string {0}(string write) => write;", false)]
    public Task AResultThatTheUntilHasNotSeenIsUnchecked(string settings, string finish, bool isUnchecked)
    {
        string name = finish.Replace("{0}", isUnchecked ? "[|Sum|]" : "Sum", StringComparison.Ordinal);
        string write = isUnchecked && finish.Length == 0 ? Write.Replace("> Write(", "> [|Write|](", StringComparison.Ordinal) : Write;
        return Verify.RuleAsync("ORC3001", Loop(write + "[Until, Prompt(\"Good? {write} {text}\")] private partial Task<bool> Judge(string write, string text);" + name, settings));
    }

    [Theory]
    [InlineData(3 * 1, "")]
    [InlineData((3 * 1) + 1, "[Finish, Prompt(\"{write} {text}\")] private partial Task<string> Sum(string write, string text);")]
    [InlineData(3 * (1 + 2), "[Step, Prompt(\"{write}\")] private partial Task<Note> Note(string write);")]
    [InlineData(3 * 3 * (1 + 2), "[Verify(Retries = 2), Prompt(\"{write}\")] private partial Task<bool> Check(string write);")]
    [InlineData((3 * 1) + 2, "[Verify, Prompt(\"{result}\")] private partial Task<bool> Check(string result);")]
    public void TheBoundIsTheRoundsAndTheFinish(long calls, string more)
    {
        string write = more.Contains("Retries", StringComparison.Ordinal) ? Write.Replace("{write}", "{write} {feedback}", StringComparison.Ordinal).Replace("string? write", "string? write, string? feedback", StringComparison.Ordinal) : Write;
        string finish = more.Contains("[Step", StringComparison.Ordinal) ? "[Finish] private static string End(Note note) => note.Words;" : "";
        using LoadedProgram program = Verify.Load(Loop(write + IsGood + more + finish));

        Assert.Equal((calls, calls), (program.Constant("Work", "MaxCalls"), program.Constant("Work", "Depth")));
    }

    [Fact]
    public void AnUntilOfAModelCountsInEveryRound()
    {
        using LoadedProgram program = Verify.Load(Loop(Write + "[Until, Prompt(\"Good? {write}\")] private partial Task<bool> Judge(string write);"));

        Assert.Equal(3L * (1 + 2), program.Constant("Work", "MaxCalls"));
    }

    private static string Loop(string members, string settings = "", string name = "Work", string? loop = null, string entry = "Task<string>", string input = "string text") => $$"""

        [{{loop ?? $"Loop(MaxRounds = 3{settings})"}}]
        public partial class {{name}}(IChatClient client)
        {
            public partial {{entry}} RunAsync({{input}});

            {{members}}
        }
        {{(name.Contains("Work", StringComparison.Ordinal) ? "public sealed record Note(string Words); public sealed record Grade(string Reason, [property: Accept] bool IsGood);" : "")}}
        """;
}
