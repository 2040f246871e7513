using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What a vote's declaration may say, and what is said of one that cannot work.</summary>
public sealed class VoteDeclarationTests
{
    private const string Answer = "[Voter(Count = 3), Prompt(\"Answer {text}\")] private partial Task<string> Answer(string text);";

    private const string Note = "[Voter(Count = 3), Prompt(\"Note {text}\")] private partial Task<Note> Write(string text);";

    [Theory]
    [InlineData("", Answer)]
    [InlineData("(MinAgreement = 0.5, OnTie = Tie.First, MaxConcurrency = 2)", Answer)]
    [InlineData("(MinAgreement = 1)", Answer + "[Voter] private static string Guess(string text) => text;")]
    [InlineData("", Answer + "[Voter] private static string? Guess(string text) => null;", "Task<string?>")]
    [InlineData("", Answer + "[Select, Prompt(\"Choose {text} {candidates}\")] private partial Task<int> Choose(string text, IReadOnlyList<string> candidates);")]
    [InlineData("", Answer + "[Select] private static int Choose(IEnumerable<string> candidates) => candidates.Count() - 1;")]
    [InlineData("", Answer + "[BallotKey] private static string Key(string answer) => answer.Trim();")]
    [InlineData("", Answer + "[BallotKey] private int Key(object answer) => answer.GetHashCode();")]
    [InlineData("", Note, "Task<Note>")]
    [InlineData("", Note + "[BallotKey] private static int Key(Note note) => note.Words.Length;", "Task<Outcome<Note>>")]
    [InlineData("", "[Voter(Count = 2)] private static Keyed Write(int ballot) => new() { Number = ballot };", "Task<Keyed>")]
    [InlineData("", "[Voter(Count = 2)] private static Method Write(string text) => new();", "Task<Method>")]
    [InlineData("", "[Voter(Count = 2)] private static int? Write(string text) => text.Length;", "Task<int?>")]
    public Task WhatAVoteCanBe(string settings, string members, string entry = "Task<string>") => Verify.OnlyAsync(Vote(members, settings, entry));

    [Theory]
    [InlineData("Select] private static {|ORC1014:string|} Choose(IReadOnlyList<string> candidates) => candidates[0];")]
    [InlineData("Select] private static {|ORC1014:void|} Choose(IReadOnlyList<string> candidates) { }")]
    [InlineData("Select, Prompt(\"Choose {candidates}\")] private partial {|ORC1014:Task<string>|} Choose(IReadOnlyList<string> candidates);")]
    [InlineData("Select] private static int Choose(IReadOnlyList<int> {|ORC1005:candidates|}) => candidates[0];")]
    [InlineData("Select] private static int Choose(string {|ORC1005:answer|}) => answer.Length;")]
    [InlineData("Select] private static int Choose(int {|ORC1005:ballot|}) => ballot;")]
    [InlineData("BallotKey] private static void {|ORC1014:Key|}(string answer) { }")]
    [InlineData("BallotKey] private static string {|ORC1014:Key|}() => \"\";")]
    [InlineData("BallotKey] private static string {|ORC1014:Key|}(string answer, int more) => answer;")]
    [InlineData("BallotKey] private static Task<string> {|ORC1014:Key|}(string answer) => Task.FromResult(answer);")]
    [InlineData("BallotKey] private static string {|ORC1014:Key|}(ref string answer) => answer;")]
    [InlineData("BallotKey] private static T {|ORC1014:Key|}<T>(T answer) => answer;")]
    [InlineData("BallotKey] private static string {|ORC1014:Key|}(Note answer) => answer.Words;")]
    [InlineData("BallotKey] private static {|CS0246:Strnig|} Key(string answer) => throw new();")]
    [InlineData("BallotKey] private static string Key(string answer) => answer; [BallotKey] private static string {|ORC1014:Other|}(string answer) => answer;")]
    [InlineData("BallotKey] private static string {|ORC1014:Key|}(string answer) => answer; [Select] private static int Choose(IReadOnlyList<string> candidates) => 0;")]
    [InlineData("Voter] private static string Other(string {|ORC1005:answer|}) => answer;")]
    [InlineData("Voter] private static {|ORC1003:int|} Other(string text) => text.Length;")]
    [InlineData("Voter] private static {|ORC1003:void|} Other(string text) { }")]
    [InlineData("Voter({|ORC1015:Count = 0|})] private static string Other(string text) => text;")]
    [InlineData("Voter({|ORC1015:Count = -2|})] private static string Other(string text) => text;")]
    [InlineData("Select] private static int Choose(IReadOnlyList<string> candidates) => 0; [{|ORC1004:Select|}] private static int Other(IReadOnlyList<string> candidates) => 0;")]
    [InlineData("Voter] private static string {|ORC1016:Ballot|}(string text) => text;")]
    public Task OneMistakeIsOneMessage(string member) => Verify.OnlyAsync(Vote(Answer + "[" + member));

    [Theory]
    [InlineData("({|ORC1015:MinAgreement = 1.1|})")]
    [InlineData("({|ORC1015:MinAgreement = -0.1|})")]
    [InlineData("({|ORC1015:MinAgreement = double.NaN|})")]
    [InlineData("({|ORC1015:MaxConcurrency = -1|})")]
    public Task ASettingOutOfRangeIsSaid(string settings) => Verify.OnlyAsync(Vote(Answer, settings));

    [Theory]
    [InlineData("MinAgreement = 60", "MinAgreement of 'Poll' is 60, but it is the share of all ballots that the winner needs; set it from 0 to 1.")]
    [InlineData("MaxConcurrency = -1", "MaxConcurrency of 'Poll' is -1, but at least one voter runs at once; set it to 1 or more, or leave it out to run all.")]
    public Task TheMessageSaysWhatTheSettingIs(string setting, string message) =>
        Verify.RuleAsync("ORC1015", new Scenario(Vote(Answer, $"([|{setting}|])")) { Messages = [message] });

    [Theory]
    [InlineData("MinAgreement = 60", "MinAgreement = 1")]
    [InlineData("MinAgreement = -0.5", "MinAgreement = 0")]
    public Task TheFixSetsTheNearestShare(string before, string after) =>
        Verify.FixAsync("ORC1015", Vote(Answer, $"([|{before}|])"), Vote(Answer, $"({after})"));

    [Fact]
    public Task TheFixOfASelectGivesItAnInt() => Verify.FixAsync(
        "ORC1014",
        Vote(Answer + "[Select, Prompt(\"Choose {text} {candidates}\")] private partial [|Task<string>|] Choose(string text, IReadOnlyList<string> candidates);"),
        Vote(Answer + "[Select, Prompt(\"Choose {text} {candidates}\")] private partial Task<int> Choose(string text, IReadOnlyList<string> candidates);"));

    [Fact]
    public Task TheFixOfAVoterGivesItTheOthersType() => Verify.FixAsync(
        "ORC1003",
        Vote(Answer + "[Voter, Prompt(\"Guess {text}\")] private partial [|Task<int>|] Guess(string text);"),
        Vote(Answer + "[Voter, Prompt(\"Guess {text}\")] private partial Task<string> Guess(string text);"));

    [Theory]
    [InlineData("string[]", "no two answers of type 'string[]' are ever equal")]
    [InlineData("List<int>", "no two answers of type 'List<int>' are ever equal")]
    [InlineData("IReadOnlyList<int>", "no two answers of type 'IReadOnlyList<int>' are ever equal")]
    [InlineData("Plain", "no two answers of type 'Plain' are ever equal")]
    [InlineData("Listed", "no two keys of type 'int[]' are ever equal")]
    public Task AnswersThatAreNeverEqualAreSaid(string type, string problem) => Verify.RuleAsync("ORC1014", new Scenario(
        Vote($"[Voter(Count = 3)] private static [|{type}|] Write(string text) => throw new FormatException(text);", entry: $"Task<{type}>"))
    {
        Messages = [$"The ballots of 'Poll' cannot be counted: {problem}. Use a record, or mark what they have in common with [BallotKey]."],
    });

    [Fact]
    public Task WhereAStepChoosesAnswersNeedNoEquality() => Verify.OnlyAsync(Vote(
        "[Voter(Count = 3)] private static string[] Write(string text) => [text]; [Select] private static int Choose(IReadOnlyList<string[]> candidates) => 0;",
        entry: "Task<string[]>"));

    [Fact]
    public Task AKeyThatTakesParametersIsSaid() => Verify.OnlyAsync(Vote(
        "[Voter(Count = 3)] private static {|ORC1014:Wrong|} Write(string text) => new();", entry: "Task<Wrong>"));

    [Fact]
    public Task VotersStandInOneFile() => Verify.OnlyAsync(new Scenario(Vote(Answer))
    {
        Files = { ["Other.cs"] = "public partial class Poll { [Voter] private static string {|ORC1013:Guess|}(string text) => text; }" },
    });

    [Fact]
    public Task AVoteHasAVoter() => Verify.OnlyAsync("""
        [{|ORC1004:Vote|}]
        public partial class Poll
        {
            public partial Task<string> RunAsync(string text);
        }
        """.Replace("[{|ORC1004:Vote|}]\npublic partial class Poll", "[Vote]\npublic partial class {|ORC1004:Poll|}", StringComparison.Ordinal));

    [Fact]
    public Task AWinnerOfAnotherTypeThanTheEntrysIsSaid() => Verify.OnlyAsync(Vote(Note, entry: "{|ORC1003:Task<string>|}"));

    [Theory]
    [InlineData("", Answer, true)]
    [InlineData("(OnTie = Tie.First, MinAgreement = 0.6)", Answer, true)]
    [InlineData("(OnTie = Tie.First)", Answer, false)]
    [InlineData("(OnTie = Tie.First, MinAgreement = 0.2)", Answer, false)]
    [InlineData("", "[Voter, Prompt(\"Answer {text}\")] private partial Task<string> Answer(string text);", false)]
    [InlineData("(OnTie = Tie.First)", Answer + "[Select] private static int Choose(IReadOnlyList<string> candidates) => 0;", true)]
    public async Task AnAnswerOnWhichBallotsHadToAgreeIsChecked(string settings, string members, bool isChecked)
    {
        // Two model steps, so that the rule speaks up.
        string source = Vote("[Step, Prompt(\"{text}\")] private partial Task<string> First(string text); " + members.Replace("{text}", "{first}", StringComparison.Ordinal).Replace("string text", "string first", StringComparison.Ordinal), settings)
            .Replace(", Unverified(\"a test\")", "", StringComparison.Ordinal);

        var said = await Verify.DiagnosticsAsync(source);

        Assert.Equal(isChecked, !said.Any(diagnostic => diagnostic.Id == "ORC3001"));
    }

    [Theory]
    [InlineData("OnExhausted = Exhaustion.ReturnBest", "the answer with most votes")]
    [InlineData("OnExhausted = Exhaustion.ReturnLast, MinAgreement = 0.9", "the last ballot")]
    public Task AnAnswerThatDidNotWinGoesOutAsIfItHad_Triggers(string settings, string given) => Verify.RuleAsync("ORC2002", new Scenario(
        Vote(Answer, $"([|{settings.Split(", ")[0]}|]{string.Concat(settings.Split(", ").Skip(1).Select(setting => ", " + setting))})").Replace(", Unverified(\"a test\")", "", StringComparison.Ordinal))
    {
        Messages = [$"When nobody wins, 'Poll' returns {given} as if it had won, and its caller cannot tell; use Exhaustion.Fail, or check the result with [Verify]."],
    });

    [Theory]
    [InlineData("(OnExhausted = Exhaustion.ReturnBest, OnTie = Tie.First)", "")]
    [InlineData("(OnExhausted = Exhaustion.ReturnBest)", "[Verify] private static bool IsFine(string result) => result.Length > 0;")]
    [InlineData("(OnExhausted = Exhaustion.ReturnBest)", "[Select] private static int Choose(IReadOnlyList<string> candidates) => 0;")]
    public Task AVoteThatSomeoneWinsOrThatIsChecked_DoesNotTrigger(string settings, string members) =>
        Verify.RuleAsync("ORC2002", Vote(Answer + members, settings).Replace(", Unverified(\"a test\")", "", StringComparison.Ordinal));

    [Theory]
    [InlineData(3, 1, Answer)]
    [InlineData((3 * 1) + (4 * 2 * 3), 6, Answer + "[Voter(Count = 4), Prompt(\"Is it {text}?\"), Retry(2)] private partial Task<Note> Write(string text);")]
    [InlineData((3 * 1) + 4, 1 + 4, Answer + "[Select, Prompt(\"Choose {candidates}\"), Retry(1)] private partial Task<int> Choose(IReadOnlyList<string> candidates);")]
    [InlineData(3 * (1 + 1), 2, Answer + "[Verify, Prompt(\"Fine? {answer}\", MaxRepairs = 0)] private partial Task<bool> IsFine(string answer);")]
    [InlineData(3 + 2, 3, Answer + "[Verify, Prompt(\"Fine? {result}\")] private partial Task<bool> IsFine(string result);")]
    public void TheSumOfAllBallotsIsTheBoundAndTheDeepestOneTheDepth(long calls, long depth, string members)
    {
        bool isNote = members.Contains("Note", StringComparison.Ordinal);
        using LoadedProgram program = Verify.Load(Vote(isNote ? members.Replace("Task<string> Answer", "Task<Note> Answer", StringComparison.Ordinal).Replace("Answer {text}\"", "Answer {text}\", MaxRepairs = 0", StringComparison.Ordinal) : members, entry: isNote ? "Task<Note>" : "Task<string>"));

        Assert.Equal((calls, depth), (program.Constant("Poll", "MaxCalls"), program.Constant("Poll", "Depth")));
    }

    [Fact]
    public Task ABudgetBelowTheBallotsIsMetByFewerOfThem() => Verify.FixAsync(
        "ORC2003",
        Vote(Answer).Replace("[Vote,", "[Budget([|MaxCalls = 2|]), Vote,", StringComparison.Ordinal),
        Vote(Answer).Replace("[Vote,", "[Budget(MaxCalls = 2), Vote,", StringComparison.Ordinal).Replace("Count = 3", "Count = 2", StringComparison.Ordinal),
        index: 1);

    private static string Vote(string members, string settings = "", string entry = "Task<string>") => $$"""
        #pragma warning disable ORC5003 // A tie is not what these tests are about.
        [Vote{{settings}}, Unverified("a test")]
        public partial class Poll{{(members.Contains("Prompt", StringComparison.Ordinal) ? "(IChatClient client)" : "")}}
        {
            public partial {{entry}} RunAsync(string text);

            {{members}}
        }

        public sealed record Note(string Words);

        public sealed class Plain
        {
            public int Number { get; init; }
        }

        public class Keyed
        {
            [BallotKey]
            public int Number { get; init; }
        }

        public sealed class Method : Keyed
        {
            [BallotKey]
            public string Words() => "";
        }

        public sealed record Listed([property: BallotKey] int[] Numbers);

        public sealed class Wrong
        {
            [BallotKey]
            public string Words(int more) => $"{more}";
        }
        """;
}
