using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What a supervisor's declaration may say, what is said of one that cannot work, and its bound.</summary>
public sealed class SupervisorDeclarationTests
{
    private const string Assign = "[Assign, Prompt(\"Who? {text}\")] private partial Task<Assignment<Job>> Next(string text);";
    private const string Look = "[Worker(Job.Look), Prompt(\"Look: {instruction}\")] private partial Task<string> Look(string instruction);";
    private const string Write = "[Worker(Job.Write), Prompt(\"Write: {instruction} {text}\")] private partial Task<string> Write(string instruction, string text);";
    private const string Both = "[Worker(Job.Look, Job.Write), Prompt(\"Do: {instruction} {feedback}\")] private partial Task<string> Do(string instruction, string? feedback);";
    private const string Review = "[Review, Prompt(\"Good? {work} for {text}\")] private partial Task<Verdict> Judge(string text, string work);";
    private const string Finish = "[Finish, Prompt(\"Finish {text} {work}\")] private partial Task<string> End(string text, string? work);";

    [Theory]
    [InlineData((3 * (2 + (2 * (1 + 2)))) + 2 + 1, "MaxTurns = 3", Assign + Both + Review + Finish)]
    [InlineData((3 * (2 + (2 * (1 + 2)))) + 2, "MaxTurns = 3", Assign + Both + Review)]
    [InlineData((3 * (2 + (1 * (1 + 2)))) + 2, "MaxTurns = 3, MaxReworks = 0", Assign + Both + Review)]
    [InlineData((1 * (2 + (5 * (1 + 2)))) + 2, "MaxTurns = 1, MaxReworks = 4", Assign + Both + Review)]
    [InlineData((3 * (2 + 1)) + 2 + 1, "MaxTurns = 3, MaxReworks = 4", Assign + Both + Finish)]
    [InlineData((2 * (2 + (2 * (4 + 0)))) + 2, "MaxTurns = 2", Assign + Look + "[Worker(Job.Write), Prompt(\"{instruction}\"), Retry(3)] private partial Task<string> Write(string instruction); [Review] private static bool IsGood(string work) => work.Length > 3;")]
    [InlineData((2 * (6 + 1)) + 6, "MaxTurns = 2", "[Assign, Prompt(\"Who? {text}\", MaxRepairs = 2), Retry(1)] private partial Task<Assignment<Job>> Next(string text);" + Both)]
    public void TheBoundIsThatOfTheTable(long calls, string settings, string members) => Holds(calls, settings, members);

    [Theory]
    [InlineData((2 * (2 + (2 * (1 + 2 + 2)))) + 2, Review + "[Verify, Prompt(\"Fine? {work}\")] private partial Task<bool> IsFine(string work);")]
    [InlineData((2 * (2 + (2 * ((3 * (1 + 2)) + 2)))) + 2, Review + "[Verify(Retries = 2), Prompt(\"Fine? {do}\")] private partial Task<bool> IsFine(string @do);")]
    [InlineData((2 * (2 + 1)) + 2 + 2, "[Verify, Prompt(\"Fine? {result}\")] private partial Task<bool> IsFine(string result);")]
    public void AVerifierCountsWhereItRuns(long calls, string members) => Holds(calls, "MaxTurns = 2", Assign + Both + members);

    [Theory]
    [InlineData((2 * (2 + (1 + 2))) + 2 + (1 + 2), 0)]
    [InlineData((2 * (2 + (3 * (1 + 2)))) + 2 + (3 * (1 + 2)), 2)]
    public void AResultThatIsRefusedCostsATurn(long calls, int retries) => Holds(calls, "MaxTurns = 2", Assign + Both
        + "[Finish, Prompt(\"Finish {text} {feedback}\")] private partial Task<string> End(string text, string? feedback);"
        + $"[Verify(Retries = {retries}), Prompt(\"Fine? {{end}}\")] private partial Task<bool> IsFine(string end);");

    [Fact]
    public void ATurnCostsTheLargerOfItsWorkAndARefusedResult() => Holds(
        (2 * (2 + (2 * (1 + 2)))) + 2 + 1,
        "MaxTurns = 2",
        Assign + Both + Review + Finish + "[Verify] private static bool IsFine(string end) => end.Length > 3;");

    [Fact]
    public Task WithoutMaxTurnsItHasNoBound() => Verify.RuleAsync("ORC2001", new Scenario(Supervisor(Assign + Both, "[|Supervisor|]"))
    {
        Messages = ["'Team' hands out work until its [Assign] step says that all is done, which may be never; set MaxTurns, 8 for example."],
    });

    [Theory]
    [InlineData("[|MaxTurns = 0|]", "MaxTurns of 'Team' is 0, but a supervisor hands out work at least once; set it to 1 or more.")]
    [InlineData("MaxTurns = 2, [|MaxReworks = -1|]", "MaxReworks of 'Team' is -1, but it is how often refused work is done again; set it to 0 or more.")]
    [InlineData("MaxTurns = 2, [|MaxHistory = -1|]", "MaxHistory of 'Team' is -1, but it is the number of turns that 'history' holds, or 0 for all of them.")]
    public Task ABoundOutOfRangeIsSaid(string settings, string message) =>
        Verify.RuleAsync("ORC1015", new Scenario(Supervisor(Assign + Both, $"Supervisor({settings})")) { Messages = [message] });

    [Theory]
    [InlineData("string", "'Next' hands out the work, so it returns 'Assignment<Job>'.")]
    [InlineData("Job", "'Next' hands out the work, so it returns 'Assignment<Job>'.")]
    [InlineData("Job?", "'Next' hands out the work, so it returns 'Assignment<Job>'.")]
    [InlineData("Assignment<Job>?", "'Next' may give no assignment at all; return 'Assignment<Job>', whose worker is null when all is done.")]
    public Task TheAssigningStepReturnsAnAssignment(string type, string message) => Verify.RuleAsync("ORC1003", new Scenario(Supervisor(
        $"[Assign, Prompt(\"Who? {{text}}\")] private partial [|Task<{type}>|] Next(string text);" + Both))
    {
        Messages = [message],
    });

    [Fact]
    public async Task WhatTheAssigningStepReturnsIsTheOnlyMessageAndHasAFix()
    {
        await Verify.OnlyAsync(Supervisor("[Assign, Prompt(\"Who? {text}\")] private partial {|ORC1003:Task<Job>|} Next(string text);" + Both));
        await Verify.FixAsync(
            "ORC1003",
            Supervisor("[Assign, Prompt(\"Who? {text}\")] private partial [|Task<Job>|] Next(string text);" + Both),
            Supervisor(Assign + Both));
    }

    [Fact]
    public Task WorkersThatNameNothingLeaveTheEnumOpen() => Verify.RuleAsync("ORC1003", new Scenario(Supervisor(
        "[Assign, Prompt(\"Who? {text}\")] private partial [|Task<string>|] Next(string text); [Worker, Prompt(\"{instruction}\")] private partial Task<string> Do(string instruction);"))
    {
        Messages = ["'Next' hands out the work, so it returns 'Assignment<TWorker>', where TWorker is an enum of the workers."],
    });

    [Fact]
    public Task AnAssignmentOfNoEnumIsTheCompilersToSay() => Verify.OnlyAsync(Supervisor(
        "[Assign, Prompt(\"Who? {text}\")] private partial Task<Assignment<string>> {|CS0453:Next|}(string text);" + Both));

    [Fact]
    public Task EveryKindHasAWorker() => Verify.RuleAsync("ORC1010", new Scenario(Supervisor(Assign.Replace("Next", "[|Next|]", StringComparison.Ordinal) + Look))
    {
        Messages = ["'Next' can ask for 'Job.Write', which no worker does; add a [Worker]."],
    });

    [Fact]
    public async Task AKindWithoutAWorkerIsTheOnlyMessageAndHasAFix()
    {
        await Verify.OnlyAsync(Supervisor(Assign.Replace("Next", "{|ORC1010:Next|}", StringComparison.Ordinal) + Look));
        await Verify.FixAsync(
            "ORC1010",
            Supervisor(Assign.Replace("Next", "[|Next|]", StringComparison.Ordinal) + "\n    " + Look),
            Supervisor(Assign + "\n    " + Look + """


                [Worker(Job.Write), Prompt("Do this work of the kind Write.\n\n{instruction}")]
                private partial Task<string> Write(string instruction);
            """));
    }

    [Fact]
    public Task AKindHasOneWorker() => Verify.OnlyAsync(Supervisor(Assign + Look + Write.Replace("(Job.Write)", "(Job.Write, {|ORC1010:Job.Look|})", StringComparison.Ordinal)));

    [Fact]
    public Task WorkersReturnOneType() => Verify.RuleAsync("ORC1003", new Scenario(Supervisor(Assign + Look + Write.Replace("Task<string>", "[|Task<int>|]", StringComparison.Ordinal)))
    {
        Messages = ["All workers of 'Team' return one type, but 'Write' returns 'int' and 'Look' returns 'string'."],
    });

    [Fact]
    public async Task AWorkerOfAnotherTypeIsTheOnlyMessageAndHasAFix()
    {
        await Verify.OnlyAsync(Supervisor(Assign + Look + Write.Replace("Task<string>", "{|ORC1003:Task<int>|}", StringComparison.Ordinal)));
        await Verify.FixAsync(
            "ORC1003",
            Supervisor(Assign + Look + Write.Replace("Task<string>", "[|Task<int>|]", StringComparison.Ordinal)),
            Supervisor(Assign + Look + Write));
    }

    [Fact]
    public Task AWorkerReturnsItsWork() => Verify.OnlyAsync(Supervisor(Assign + Look + "[Worker(Job.Write)] private static {|ORC1003:void|} Write(string instruction) => System.Console.WriteLine(instruction);"));

    [Theory]
    [InlineData("[Worker(Job.Look, Job.Write)] private static string Do(string instruction, string {|ORC1005:feedback|}) => instruction + feedback;")]
    [InlineData("[Worker(Job.Look, Job.Write)] private static string Do(string instruction, string {|ORC1005:work|}) => instruction + work;")]
    [InlineData(Look + "[Worker(Job.Write)] private static string Write(string {|ORC1005:look|}) => look;")]
    [InlineData("[Worker(Job.Look, Job.Write)] private static string Do(string {|ORC1005:@do|}) => @do;")]
    [InlineData(Both + "[Finish] private static string End(string {|ORC1005:instruction|}) => instruction;")]
    [InlineData(Both + "[Finish] private static string End(string {|ORC1005:work|}) => work;")]
    [InlineData(Both + "[Review] private static bool Judge(string work, IReadOnlyList<Turn<Job, int>> {|ORC1005:history|}) => work.Length > history.Count;")]
    public Task AParameterIsWhatThePatternHasThere(string members) => Verify.OnlyAsync(Supervisor(Assign + members));

    [Fact]
    public Task AnotherWorkersResultIsReadAsTheWork() => Verify.RuleAsync("ORC1005", new Scenario(Supervisor(
        Assign + Look + "[Worker(Job.Write)] private static string Write(string [|look|]) => look;"))
    {
        Messages = ["'look' of 'Write' would read 'Look', whose result is read as 'work' there; name the parameter 'work'."],
    });

    [Fact]
    public Task EveryRoleMayReadTheAssignment() => Verify.OnlyAsync(Supervisor(Assign + """
        [Worker(Job.Look, Job.Write)] private static string Do(Assignment<Job> next, IReadOnlyList<Turn<Job, string>> history) => next.Instruction + history.Count;
        [Review] private static bool Judge(string work, string instruction, string? feedback, Assignment<Job> next) => work + instruction + feedback != next.Instruction;
        [Finish] private static string End(Assignment<Job> next, string? feedback, IReadOnlyList<Turn<Job, string>> history) => next.Instruction + feedback + history.Count;
        """));

    [Theory]
    [InlineData("instruction")]
    [InlineData("feedback")]
    [InlineData("work")]
    [InlineData("history")]
    public Task TheEntryHasNoParameterOfThePatternsName(string name) => Verify.RuleAsync("ORC1016", new Scenario(Supervisor(
        "[Assign] private static Assignment<Job> Next() => Assignment<Job>.Done(); [Worker(Job.Look, Job.Write)] private static string Do() => \"\";", entry: $"string [|{name}|]"))
    {
        Messages = [$"'{name}' is a parameter of the supervisor itself; give the entry's parameter another name."],
    });

    [Theory]
    [InlineData("[Review] private static {|ORC1014:int|} Judge(string work) => work.Length;")]
    [InlineData("[Review] private static bool Judge(string work) => work.Length > 0; [{|ORC1004:Review|}] private static bool Again(string work) => work.Length > 1;")]
    [InlineData("[Verify({|ORC1018:Retries = 1|})] private static bool IsFine(string look) => look.Length > 0;")]
    [InlineData("[Verify({|ORC1018:Retries = 1|})] private static bool IsFine(string work) => work.Length > 0;")]
    [InlineData("[{|ORC1004:Evaluate|}] private static bool Judge(string work) => work.Length > 0;")]
    public Task AJudgeThatDoesNotFitIsSaidOnce(string members) => Verify.OnlyAsync(Supervisor(Assign + Look + Write + members));

    [Theory]
    [InlineData(Review, true, "")]
    [InlineData("[Review] private static bool Judge(string work) => work.Length > 3;", false, "Exhaustion.ReturnBest compares works by their score, but 'Judge' gives none; return 'Verdict' or a type with a numeric 'Score', or choose another Exhaustion.")]
    [InlineData("", false, "Exhaustion.ReturnBest compares works by their score, but no [Review] step of 'Team' gives one; add one that returns 'Verdict', or choose another Exhaustion.")]
    public Task TheBestWorkIsThatOfTheHighestScore(string review, bool isFine, string message) => Verify.RuleAsync("ORC1019", new Scenario(Supervisor(
        Assign + Both + review, isFine ? "Supervisor(MaxTurns = 2, OnExhausted = Exhaustion.ReturnBest)" : "Supervisor(MaxTurns = 2, [|OnExhausted = Exhaustion.ReturnBest|])"))
    {
        Messages = isFine ? [] : [message],
    });

    [Fact]
    public Task UnfinishedWorkThatGoesOutIsSaid() => Verify.RuleAsync("ORC2002", new Scenario(
        Supervisor(Assign + Both + Review, "Supervisor(MaxTurns = 2, [|OnExhausted = Exhaustion.ReturnLast|])").Replace(", Unverified(\"a test\")", "", StringComparison.Ordinal))
    {
        Messages = ["When its turns are used up, 'Team' returns the last work although 'Next' asks for more, and its caller cannot tell; use Exhaustion.Fail, or check the result with [Verify]."],
        Severity = DiagnosticSeverity.Info,
    });

    [Theory]
    [InlineData("Fail", "")]
    [InlineData("ReturnLast", "[Verify] private static bool IsFine(string work) => work.Length > 3;")]
    public Task WorkThatIsVerifiedOrDoesNotGoOutIsNot(string exhaustion, string verifier) => Verify.RuleAsync("ORC2002",
        Supervisor(Assign + Both + Review + verifier, $"Supervisor(MaxTurns = 2, OnExhausted = Exhaustion.{exhaustion})").Replace(", Unverified(\"a test\")", "", StringComparison.Ordinal));

    [Fact]
    public Task AReviewThatIsShownOnlyTheWorkIsBlind() => Verify.RuleAsync("ORC3004", Supervisor(
        Assign + Both + "[Review, Prompt(\"Good? {work}\")] private partial Task<Verdict> [|Judge|](string work);"));

    [Fact]
    public Task AReviewThatIsShownTheInstructionIsNotBlind() => Verify.RuleAsync("ORC3004", Supervisor(
        Assign + Both + "[Review, Prompt(\"Good? {work} for {instruction}\")] private partial Task<Verdict> Judge(string work, string instruction);"));

    [Fact]
    public Task AReviewOnTheWorkersModelJudgesItsOwnWork() => Verify.RuleAsync("ORC3003", new Scenario(Supervisor(Assign + Both + Review.Replace("Judge", "[|Judge|]", StringComparison.Ordinal)))
    {
        Severity = DiagnosticSeverity.Info,
    });

    [Fact]
    public Task AVerifierOfTheResultMayReadTheWorkToo() => Verify.OnlyAsync(Supervisor(
        Assign + Both + Finish + "[Verify] private static bool IsLonger(string end, string? work) => end.Length > work?.Length;"));

    [Fact]
    public async Task AJsonContextHoldsTheAssignment()
    {
        string source = "[JsonContext<JobJson>]\n" + Supervisor(Assign.Replace("Task<Assignment<Job>>", "{|ORC1012:Task<Assignment<Job>>|}", StringComparison.Ordinal) + Both)
            + "\n[System.Text.Json.Serialization.JsonSourceGenerationOptions(UseStringEnumConverter = true)]\n[System.Text.Json.Serialization.JsonSerializable(typeof(Verdict))]\npublic partial class JobJson : System.Text.Json.Serialization.JsonSerializerContext;\n";

        await Verify.RuleAsync("ORC1012", source);
    }

    [Fact]
    public Task AllShapesOfWorkAndEndsCompile() => Verify.OnlyAsync(new Scenario(string.Concat(
        from work in new[] { "string", "string?", "int", "int?" }
        from exhaustion in new[] { "Fail", "ReturnLast", "ReturnBest" }
        from finish in new[] { "", "[Finish] private static $ End($? work, string? feedback) => feedback is null ? work ?? default! : default!; [Verify(Retries = 1)] private static bool IsFine($ end) => !Equals(end, null);" }
        from shape in new[] { "Task<$>", "Task<Outcome<$>>" }
        select Shape(work, exhaustion, finish, shape)) + "public enum Job { Look, Write }")
    {
        Severity = DiagnosticSeverity.Warning,
    });

    private static int shapes;

    private static string Shape(string work, string exhaustion, string finish, string shape)
    {
        string orNull = work.TrimEnd('?') + "?";
        string step = finish.Replace("$?", orNull, StringComparison.Ordinal).Replace("$", work, StringComparison.Ordinal);
        return $$"""
            [Supervisor(MaxTurns = 2, OnExhausted = Exhaustion.{{exhaustion}}), Unverified("a test")]
            public partial class S{{Interlocked.Increment(ref shapes)}}(Func<string, {{work}}> doing)
            {
                public partial {{shape.Replace("$", work, StringComparison.Ordinal)}} RunAsync(string text);
                [Assign] private static Assignment<Job> Next(string text, {{orNull}} work) => new(Job.Look, text + work);
                [Worker(Job.Look, Job.Write)] private {{work}} Do(string instruction) => doing(instruction);
                [Review] private static Verdict Judge({{work}} work) => new(false, $"{work}", 1);
                {{step}}
            }

            """;
    }

    private static void Holds(long calls, string settings, string members)
    {
        using LoadedProgram program = Verify.Load(Supervisor(members, $"Supervisor({settings})"));

        Assert.Equal((calls, calls), (program.Constant("Team", "MaxCalls"), program.Constant("Team", "Depth")));
    }

    private static string Supervisor(string members, string attribute = "Supervisor(MaxTurns = 2)", string entry = "string text") => $$"""
        [{{attribute}}, Unverified("a test")]
        public partial class Team(IChatClient client)
        {
            public partial Task<string> RunAsync({{entry}});
            {{members}}
        }

        public enum Job { Look, Write }
        """;
}
