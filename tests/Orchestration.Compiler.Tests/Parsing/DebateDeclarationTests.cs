using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What a debate's declaration may say, and what is said of one that cannot work.</summary>
public sealed class DebateDeclarationTests
{
    private const string Pro = "[Debater(\"for\"), Prompt(\"{stance} {text} {others}\")] private partial Task<string> Pro(string text, string stance, IReadOnlyList<Statement<string>> others);";

    private const string Contra = "[Debater(\"against\"), Prompt(\"{text} {own} {round}\")] private partial Task<string> Contra(string text, string? own, int round);";

    private const string Judge = "[Judge, Prompt(\"Decide {text}: {transcript}\")] private partial Task<string> Decide(string text, IReadOnlyList<Statement<string>> transcript);";

    private const string Agree = "[Agree] private static bool Same(IReadOnlyList<Statement<string>> transcript, int round) => transcript.Count == round;";

    [Theory]
    [InlineData("(MaxRounds = 2)", Pro + Contra + Judge)]
    [InlineData("(MaxRounds = 2, MaxHistory = 1, MaxConcurrency = 1)", Pro + Contra + Agree + Judge)]
    [InlineData("(MaxRounds = 1)", "[Debater(Count = 3), Prompt(\"{text}\")] private partial Task<string> Speak(string text);" + Judge)]
    [InlineData("(MaxRounds = 2)", Pro + Contra, "Task<IReadOnlyList<Statement<string>>>")]
    [InlineData("(MaxRounds = 2)", Pro + Contra, "Task<Outcome<IEnumerable<Statement<string>>>>")]
    [InlineData("(MaxRounds = 2)", Pro + "[Debater] private static string? Mute(string text) => null;" + "[Judge] private static string First(IReadOnlyList<Statement<string?>> transcript) => transcript[0].Speaker;", "Task<string>", "Statement<string?>")]
    [InlineData("(MaxRounds = 2)", "[Debater(Count = 2)] private static int Say(string text, int? own) => own ?? text.Length;" + "[Agree] private static Verdict Same(IReadOnlyList<Statement<int>> transcript) => Verdict.Accept();" + "[Judge] private static void Log(IReadOnlyList<Statement<int>> transcript) { }", "Task")]
    [InlineData("(MaxRounds = 2)", Pro + Contra + Judge + "[Step] private static int Length(string result) => result.Length;", "Task<int>")]
    [InlineData("(MaxRounds = 2)", Pro + Contra + "[Step] private static int Count(IReadOnlyList<Statement<string>> result) => result.Count;", "Task<int>")]
    public Task WhatADebateCanBe(string settings, string members, string entry = "Task<string>", string statement = "Statement<string>") =>
        Verify.OnlyAsync(Debate(members.Replace("Statement<string>", statement, StringComparison.Ordinal), settings, entry));

    [Theory]
    [InlineData("[Debater] private static {|ORC1003:int|} Count(string text) => text.Length;")]
    [InlineData("[Debater] private static {|ORC1003:void|} Listen(string text) { }")]
    [InlineData("[Debater({|ORC1015:Count = 0|})] private static string Say(string text) => text;")]
    [InlineData("[Debater] private static string Say(string {|ORC1005:stance|}) => stance;")]
    [InlineData("[Debater] private static string Say(string {|ORC1005:own|}) => own;")]
    [InlineData("[Debater] private static string Say(IReadOnlyList<string> {|ORC1005:others|}) => others[0];")]
    [InlineData("[Debater] private static string Say(string {|ORC1005:pro|}) => pro;")]
    [InlineData("[Debater] private static string Say(string {|ORC1005:say|}) => say;")]
    [InlineData("[Debater] private static string Say(string {|ORC1017:decide|}) => decide;")]
    [InlineData("[Debater] private static string {|ORC1016:Own|}(string text) => text;")]
    [InlineData("[Agree] private static {|ORC1014:string|} Same(IReadOnlyList<Statement<string>> transcript) => transcript[0].Value;")]
    [InlineData("[Agree] private static bool Same(string {|ORC1005:contra|}) => contra.Length > 0;")]
    [InlineData("[Agree] private static bool Same(string {|ORC1005:own|}) => own.Length > 0;")]
    [InlineData("[Agree] private static bool Same() => true; [{|ORC1004:Agree|}] private static bool Again() => true;")]
    [InlineData("[{|ORC1004:Judge|}] private static string Again() => \"\";")]
    [InlineData("[{|ORC1004:Voter|}] private static string Again() => \"\";")]
    [InlineData("[Accept] private static bool {|ORC1014:IsGood|}(string text) => true; [Agree] private static bool Same() => true;")]
    public Task OneMistakeIsOneMessage(string member) => Verify.OnlyAsync(Debate(Pro + Contra + Judge + member));

    [Fact]
    public Task TheJudgeReadsTheTranscriptAndNotOneDebater() => Verify.OnlyAsync(Debate(
        Pro + Contra + "[Judge] private static string Decide(string {|ORC1005:pro|}, int {|ORC1005:round|}) => $\"{pro}{round}\";"));

    [Fact]
    public Task ARunWithoutAJudgeGivesItsStatements() => Verify.RuleAsync("ORC1003", new Scenario(Debate(Pro + Contra, entry: "[|Task<string>|]"))
    {
        Messages = ["RunAsync returns 'string', but 'Talk' gives 'IReadOnlyList<Statement<string>>'."],
    });

    [Fact]
    public Task TheFixLetsTheEntryReturnTheStatements() => Verify.FixAsync(
        "ORC1003",
        Debate(Pro + Contra, entry: "[|Task<string>|]"),
        Debate(Pro + Contra, entry: "Task<IReadOnlyList<Statement<string>>>"));

    [Theory]
    [InlineData("{|ORC2001:Debate|}")]
    [InlineData("Debate({|ORC1015:MaxRounds = 0|})")]
    [InlineData("Debate(MaxRounds = 2, {|ORC1015:MaxHistory = -1|})")]
    [InlineData("Debate(MaxRounds = 2, {|ORC1015:MaxConcurrency = -1|})")]
    public Task ALimitThatIsMissingOrOutOfRangeIsSaid(string attribute) =>
        Verify.OnlyAsync(Debate(Pro + Contra + Judge).Replace("Debate(MaxRounds = 3)", attribute, StringComparison.Ordinal));

    [Fact]
    public Task TheMessageSaysWhyRoundsAreLimited() => Verify.RuleAsync("ORC2001", new Scenario(
        Debate(Pro + Contra + Judge).Replace("Debate(MaxRounds = 3)", "[|Debate|]", StringComparison.Ordinal))
    {
        Messages = ["'Talk' has its debaters answer one another, and nothing says how often; set MaxRounds, 3 for example."],
    });

    [Fact]
    public Task TheFixLimitsTheRounds() => Verify.FixAsync(
        "ORC2001",
        Debate(Pro + Contra + Judge).Replace("Debate(MaxRounds = 3)", "[|Debate|]", StringComparison.Ordinal),
        Debate(Pro + Contra + Judge));

    [Fact]
    public Task ABudgetBelowTheRoundsIsMetByFewerOfThem() => Verify.FixAsync(
        "ORC2003",
        Debate(Pro + Contra + Judge).Replace("[Debate(", "[Budget([|MaxCalls = 5|]), Debate(", StringComparison.Ordinal),
        Debate(Pro + Contra + Judge, "(MaxRounds = 2)").Replace("[Debate(", "[Budget(MaxCalls = 5), Debate(", StringComparison.Ordinal),
        index: 1);

    [Fact]
    public Task DebatersStandInOneFile() => Verify.OnlyAsync(new Scenario(Debate(Pro + Contra + Judge))
    {
        Files = { ["Other.cs"] = "public partial class Talk { [Debater] private static string {|ORC1013:Say|}(string text) => text; }" },
    });

    [Theory]
    [InlineData((3 * 2) + 1, 3 + 1, "MaxRounds = 3", Pro + Contra + Judge)]
    [InlineData((3 * 2) + (2 * 2) + 1, 3 + (2 * 2) + 1, "MaxRounds = 3", Pro + Contra + Judge + "[Agree, Prompt(\"{transcript}?\")] private partial Task<bool> Same(IReadOnlyList<Statement<string>> transcript);")]
    [InlineData(2 + 0 + 1, 1 + 0 + 1, "MaxRounds = 1", Pro + Contra + Judge + "[Agree, Prompt(\"{transcript}?\")] private partial Task<bool> Same(IReadOnlyList<Statement<string>> transcript);")]
    [InlineData((2 * (1 + 1 + (4 * 3))) + 1, (2 * 3) + 1, "MaxRounds = 2", Pro + Contra + Judge + "[Debater(Count = 4), Prompt(\"{text}\"), Retry(2)] private partial Task<string> Expert(string text);")]
    [InlineData((2 * (2 + 1)) + 1, (2 * 2) + 1, "MaxRounds = 2", Pro + Contra + Judge + "[Verify, Prompt(\"{pro}?\", MaxRepairs = 0)] private partial Task<bool> IsFine(string pro);")]
    [InlineData((2 * 2) + 1 + 2, 2 + 1 + 2, "MaxRounds = 2", Pro + Contra + Judge + "[Verify, Prompt(\"{decide}?\")] private partial Task<bool> IsFine(string decide);")]
    public void TheBoundFollowsTheTable(long calls, long depth, string settings, string members)
    {
        using LoadedProgram program = Verify.Load(Debate(members, $"({settings})"));

        Assert.Equal((calls, depth), (program.Constant("Talk", "MaxCalls"), program.Constant("Talk", "Depth")));
    }

    [Theory]
    [InlineData(Pro + Contra + Judge, "Task<string>", true)]
    [InlineData(Pro + Contra, "Task<IReadOnlyList<Statement<string>>>", false)]
    public async Task WhatAJudgeDecidedIsChecked(string members, string entry, bool isChecked)
    {
        var said = await Verify.DiagnosticsAsync(Debate(members, entry: entry).Replace(", Unverified(\"a test\")", "", StringComparison.Ordinal));

        Assert.Equal(isChecked, !said.Any(diagnostic => diagnostic.Id == "ORC3001"));
    }

    private static string Debate(string members, string settings = "(MaxRounds = 3)", string entry = "Task<string>") => $$"""
        #pragma warning disable ORC7008 // Some of these give what was said.
        [Debate{{settings}}, Unverified("a test")]
        public partial class Talk{{(members.Contains("Prompt", StringComparison.Ordinal) ? "(IChatClient client)" : "")}}
        {
            public partial {{entry}} RunAsync(string text);

            {{members}}
        }
        """;
}
