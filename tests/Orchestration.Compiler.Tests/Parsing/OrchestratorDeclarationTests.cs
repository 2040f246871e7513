using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What an orchestrator's declaration may say, and what is said of one that cannot work.</summary>
public sealed class OrchestratorDeclarationTests
{
    private const string Plan = "[Plan, Prompt(\"Plan {text}\")] private partial Task<IReadOnlyList<Job>> Plan(string text);";
    private const string Work = "[Worker(Kind.Read, Kind.Write), Prompt(\"Do {task}\")] private partial Task<string> Work(Job task);";
    private const string Join = "[Synthesize] private static string Join(IReadOnlyList<TaskResult<Job, string>> results) => $\"{results.Count}\";";
    private const string More = "[Replan, Prompt(\"Gaps in {results}\")] private partial Task<List<Job>> More(IReadOnlyList<TaskResult<Job, string>> results);";

    [Theory]
    [InlineData("Task<IReadOnlyList<Job>>")]
    [InlineData("Task<List<Job>>")]
    [InlineData("Task<Job[]>")]
    [InlineData("ValueTask<IReadOnlyCollection<Job>>")]
    [InlineData("Task<IList<Job>>")]
    [InlineData("Task<HashSet<Job>>")]
    public Task APlanIsAnyListOfTasks(string type) => Verify.OnlyAsync(Orchestrator(Plan.Replace("Task<IReadOnlyList<Job>>", type, StringComparison.Ordinal) + Work + Join));

    [Theory]
    [InlineData("Task<Job>", "'Plan' plans, so it returns a list of tasks (an IReadOnlyList<T>, an array or the like), and neither the list nor a task may be null.")]
    [InlineData("Task<IReadOnlyList<Job>?>", "'Plan' plans, so it returns a list of tasks (an IReadOnlyList<T>, an array or the like), and neither the list nor a task may be null.")]
    [InlineData("Task<IReadOnlyList<Job?>>", "'Plan' plans, so it returns a list of tasks (an IReadOnlyList<T>, an array or the like), and neither the list nor a task may be null.")]
    [InlineData("Task<IEnumerable<Job>>", "'Plan' plans, so it returns a list of tasks (an IReadOnlyList<T>, an array or the like), and neither the list nor a task may be null.")]
    [InlineData("Task<List<Plain>>", "The tasks of 'Plan' are of type 'Plain', which has no enum property; give it one, the kind by which a [Worker] is chosen.")]
    [InlineData("Task<List<string>>", "The tasks of 'Plan' are of type 'string', which has no enum property; give it one, the kind by which a [Worker] is chosen.")]
    [InlineData("Task<List<Double>>", "The tasks of 'Plan' are of type 'Double', which has the enum properties 'One', 'Two'; keep one, the kind by which a [Worker] is chosen.")]
    public async Task WhatIsNoPlanIsSaid(string type, string message)
    {
        string source = Orchestrator(Plan.Replace("Task<IReadOnlyList<Job>>", "{|ORC1003:" + type + "|}", StringComparison.Ordinal) + Work + Join);
        await Verify.OnlyAsync(source);
        await Verify.RuleAsync("ORC1003", new Scenario(source) { Messages = [message] });
    }

    [Fact]
    public Task APlanThatReturnsNothingIsSaid() => Verify.OnlyAsync(Orchestrator("[Plan] private static {|ORC1003:void|} Plan(string text) => Console.WriteLine(text);" + Work + Join));

    [Theory]
    [InlineData("Task<List<Job>>")]
    [InlineData("Task<Urgent[]>")]
    public Task AReplanReturnsTheSameTasks(string type) => Verify.OnlyAsync(Orchestrator(
        Plan + Work + Join + More.Replace("Task<List<Job>>", type, StringComparison.Ordinal), "MaxTasks = 2, MaxRounds = 2"));

    [Theory]
    [InlineData("Task<List<Plain>>")]
    [InlineData("Task<bool>")]
    [InlineData("Task<List<Job>?>")]
    public Task AReplanOfAnotherTypeIsSaid(string type) => Verify.OnlyAsync(Orchestrator(
        Plan + Work + Join + More.Replace("Task<List<Job>>", "{|ORC1003:" + type + "|}", StringComparison.Ordinal), "MaxTasks = 2, MaxRounds = 2"));

    [Fact]
    public Task WorkersOfSeveralTypesAreSaidOnce() => Verify.RuleAsync("ORC1003", new Scenario(Orchestrator(
        Plan + "[Worker(Kind.Read)] private static string Read(Job task) => task.What; [Worker(Kind.Write)] private static [|int|] Write(Job task) => 1;" + Join))
    {
        Messages = ["'Write' returns 'int', but 'Read' returns 'string', and the workers of 'Team' give results of one type; return that, or a type that both have in common."],
    });

    [Fact]
    public Task WorkersOfSeveralTypesAreTheOnlyMessage() => Verify.OnlyAsync(Orchestrator(
        Plan + "[Worker(Kind.Read)] private static string Read(Job task) => task.What; [Worker(Kind.Write)] private static {|ORC1003:int|} Write(Job task) => 1;" + Join));

    [Fact]
    public Task AWorkerThatReturnsNothingIsSaid() => Verify.OnlyAsync(Orchestrator(
        Plan + "[Worker(Kind.Read)] private static string Read(Job task) => task.What; [Worker(Kind.Write)] private static {|ORC1003:void|} Write(Job task) => Console.WriteLine(task);" + Join));

    [Fact]
    public Task ResultsAreOfTheTypeToWhichAllWorkersConvert() => Verify.OnlyAsync(Orchestrator(Plan + """
        [Worker(Kind.Read)] private static Urgent Read(Job task) => new(task.Kind, task.What);
        [Worker(Kind.Write)] private static Job Write(Job task) => task;
        [Synthesize] private static string Join(IReadOnlyList<TaskResult<Job, Job>> results) => $"{results.Count}";
        """));

    [Fact]
    public Task KeptResultsAreAttempts() => Verify.OnlyAsync(Orchestrator(
        Plan + Work + "[Synthesize] private static string Join(IReadOnlyList<TaskResult<Job, string>> {|ORC1005:results|}) => $\"{results.Count}\";",
        "MaxTasks = 2, OnFailure = FailurePolicy.KeepOthers"));

    [Fact]
    public Task WithoutASynthesisTheEntryReturnsTheResults() => Verify.OnlyAsync(Orchestrator(Plan + Work, entry: "Task<IReadOnlyList<TaskResult<Job, string>>>"));

    [Fact]
    public Task AnEntryThatReturnsSomethingElseIsSaid() => Verify.RuleAsync("ORC1003", new Scenario(Orchestrator(Plan + Work, entry: "[|Task<string>|]"))
    {
        Messages = ["RunAsync returns 'string', but 'Team' gives the results of its tasks, 'IReadOnlyList<TaskResult<Job, string>>'; return that, or add a [Synthesize] step."],
    });

    [Fact]
    public Task TheResultsMayBeReadByAStepAfterThePattern() => Verify.OnlyAsync(Orchestrator(
        Plan + Work + "[Step] private static string Show(IReadOnlyList<TaskResult<Job, string>> result) => $\"{result.Count}\";"));

    [Fact]
    public Task OtherwiseGivesWhatTheSynthesisGives() => Verify.OnlyAsync(Orchestrator(Plan + Work + Join + "[Otherwise] private static {|ORC1003:int|} None(string text) => 0;"));

    [Fact]
    public Task OtherwiseGivesTheResultsWhereTheyGoOut() => Verify.OnlyAsync(Orchestrator(
        Plan + Work + "[Otherwise] private static {|ORC1003:string|} None(string text) => text;", entry: "Task<IReadOnlyList<TaskResult<Job, string>>>"));

    [Fact]
    public Task WorkersDoNotSeeEachOtherNorResultsThatAreNotThere() => Verify.OnlyAsync(Orchestrator(Plan + Join + """
        [Worker(Kind.Read)] private static string Read(Job task, IReadOnlyList<Job> tasks, IReadOnlyList<Job> plan) => $"{task}{tasks.Count}{plan.Count}";
        [Worker(Kind.Write)] private static string Write(string {|ORC1005:read|}, IReadOnlyList<TaskResult<Job, string>> {|ORC1005:results|}) => read + results.Count;
        """));

    [Fact]
    public Task WithAReplanAWorkerSeesTheResultsOfTheRoundsBefore() => Verify.OnlyAsync(Orchestrator(
        Plan + Join + More + "[Worker(Kind.Read, Kind.Write)] private static string Work(Job task, IReadOnlyList<TaskResult<Job, string>> results) => $\"{task}{results.Count}\";",
        "MaxTasks = 2, MaxRounds = 2"));

    [Theory]
    [InlineData("work", "'work' of 'Join' would read 'Work', whose result is read as 'results' there; name the parameter 'results'.")]
    [InlineData("more", "'more' of 'Join' would read 'More', whose result is read as 'tasks' there; name the parameter 'tasks'.")]
    [InlineData("task", "'task' of 'Join' has no source: 'task' is the pattern's own, and is not there for 'Join'.")]
    public Task ASynthesisReadsTheResultsByTheirName(string name, string message) => Verify.RuleAsync("ORC1005", new Scenario(Orchestrator(
        Plan + Work + More + $"[Synthesize] private static string Join(string [|{name}|]) => {name};", "MaxTasks = 2, MaxRounds = 2"))
    {
        Messages = [message],
    });

    [Fact]
    public Task AnEntryParameterNamedTaskIsSaid() => Verify.OnlyAsync(Orchestrator(Plan + Work + Join).Replace("RunAsync(string text)", "RunAsync(string text, string {|ORC1016:task|})", StringComparison.Ordinal));

    [Fact]
    public Task AWorkIsVerifiedTaskByTask() => Verify.OnlyAsync(Orchestrator(
        Plan + Work + Join + "[Verify] private static bool IsLong(string work, Job task, IReadOnlyList<Job> tasks) => work.Length > task.What.Length + tasks.Count;"));

    [Fact]
    public Task AWorkerPlannerOrResultMayBeVerified() => Verify.OnlyAsync(Orchestrator(Plan.Replace("string text", "string text, string? feedback", StringComparison.Ordinal).Replace("{text}", "{text} {feedback}", StringComparison.Ordinal)
        + Work + Join + "[Verify(Retries = 1)] private static bool IsShort(IReadOnlyList<Job> plan) => plan.Count < 3; [Verify] private static bool IsGood(string result) => result.Length > 0;"));

    [Theory]
    [InlineData("MaxTasks = 0", "MaxTasks of 'Team' is 0, but it is the most tasks of one plan; set it to 1 or more.")]
    [InlineData("MaxTasks = 2, MaxRounds = 2", "MaxRounds of 'Team' is 2, but without a [Replan] step there is one round of work; leave it out or set it to 1.")]
    [InlineData("MaxTasks = 2, MaxConcurrency = 0", "MaxConcurrency of 'Team' is 0, but at least one task is in work at once; set it to 1 or more.")]
    [InlineData("MaxTasks = 2, MinSucceeded = 3", "MinSucceeded of 'Team' is 3, but it is the number of tasks that must succeed; set it from 1 to 2.")]
    public Task ALimitOutOfRangeIsSaid(string settings, string message)
    {
        int last = settings.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma ? comma + 2 : 0;
        return Verify.RuleAsync("ORC1015", new Scenario(Orchestrator(Plan + Work + Join, settings[..last] + "[|" + settings[last..] + "|]")) { Messages = [message] });
    }

    [Fact]
    public Task MissingBoundsAreSaid() => Verify.OnlyAsync(Orchestrator(Plan + Work + Join).Replace("Orchestrator(MaxTasks = 2)", "{|ORC2001:Orchestrator|}", StringComparison.Ordinal));

    [Fact]
    public Task ARoundsBoundIsMissingOnlyWithAReplan() => Verify.RuleAsync("ORC2001", new Scenario(
        Orchestrator(Plan + Work + Join + More).Replace("Orchestrator(MaxTasks = 2)", "[|Orchestrator(MaxTasks = 2)|]", StringComparison.Ordinal))
    {
        Messages = ["'Team' works until [Replan] asks for no more, which may be never; set MaxRounds, 3 for example."],
    });

    [Fact]
    public Task ABestResultIsNoneOfAnOrchestrators() => Verify.OnlyAsync(Orchestrator(Plan + Work + Join + More, "MaxTasks = 2, MaxRounds = 2, {|ORC1019:OnExhausted = Exhaustion.ReturnBest|}"));

    [Fact]
    public Task UnfinishedWorkThatGoesOutUncheckedIsSaid() => Verify.RuleAsync("ORC2002", new Scenario(
        Orchestrator(Plan + Work + Join + More, "MaxTasks = 2, MaxRounds = 2, [|OnExhausted = Exhaustion.ReturnLast|]").Replace(", Unverified(\"a test\")", "", StringComparison.Ordinal))
    {
        Messages = ["When its rounds are used up, 'Team' makes its result of what there is although 'More' asks for more, and its caller cannot tell; use Exhaustion.Fail, or check the result with [Verify]."],
    });

    [Theory]
    [InlineData(2 + (3 * 1), 2 + 1, "MaxTasks = 3", "")]
    [InlineData(2 + (2 * ((3 * 1) + 2)), 2 + (2 * (1 + 2)), "MaxTasks = 3, MaxRounds = 2", More)]
    [InlineData(2 + 1, 2 + 1, "MaxTasks = 1", "")]
    [InlineData(2 + 9, 2 + 9, "MaxTasks = 3", "[Otherwise, Prompt(\"{text}\"), Retry(8)] private partial Task<string> None(string text);")]
    [InlineData(2 + (3 * 2), 2 + 2, "MaxTasks = 3", "[Verify, Prompt(\"{work}\", MaxRepairs = 0)] private partial Task<bool> IsGood(string work);")]
    public void TheBoundFollowsTheTable(long calls, long depth, string settings, string more)
    {
        using LoadedProgram program = Verify.Load(Orchestrator(Plan + Work + Join + more, settings));

        Assert.Equal((calls, depth), (program.Constant("Team", "MaxCalls"), program.Constant("Team", "Depth")));
    }

    [Fact]
    public void OnlyTheDearestWorkerCounts()
    {
        using LoadedProgram program = Verify.Load(Orchestrator(Plan + """
            [Worker(Kind.Read), Prompt("{task}")] private partial Task<string> Read(Job task);
            [Worker(Kind.Write), Prompt("{task}"), Retry(3)] private partial Task<string> Write(Job task);
            [Synthesize, Prompt("{results}")] private partial Task<string> Join(IReadOnlyList<TaskResult<Job, string>> results);
            """));

        Assert.Equal((2L + (2 * 4) + 1, 2L + 4 + 1), (program.Constant("Team", "MaxCalls"), program.Constant("Team", "Depth")));
    }

    [Theory]
    [InlineData("MaxRounds = 2", "the orchestrator has no MaxTasks")]
    [InlineData("MaxTasks = 2", "the orchestrator has no MaxRounds")]
    public void WithoutABoundTheCauseIsNamed(string settings, string cause) =>
        Assert.Contains(cause, Verify.Generated(Orchestrator(Plan + Work + Join + More, settings))["Team.g.cs"], StringComparison.Ordinal);

    [Fact]
    public Task LocalsOfStepsDoNotHideTheTasks() => Verify.OnlyAsync(Orchestrator(Plan + Join + """
        [Worker(Kind.Read), Prompt("{task}"), Fallback(nameof(Index))] private partial Task<string> Planned(Job task);
        private static string Index(Job task, IReadOnlyList<Job> tasks) => $"{task}{tasks.Count}";
        [Worker(Kind.Write)] private static string Run(Job task, IReadOnlyList<Job> tasks) => $"{task}{tasks.Count}";
        [Verify] private static bool Round(string planned, IReadOnlyList<Job> tasks) => planned.Length > tasks.Count;
        """));

    internal static string Orchestrator(string members, string settings = "MaxTasks = 2", string entry = "Task<string>") => $$"""
        [Orchestrator({{settings}}), Unverified("a test")]
        public partial class Team(IChatClient client)
        {
            public partial {{entry}} RunAsync(string text);

            {{members}}
        }

        public enum Kind { Read, Write }

        public record Job(Kind Kind, string What);

        public sealed record Urgent(Kind Kind, string What) : Job(Kind, What);

        public sealed record Plain(string What);

        public sealed record Double(Kind One, Kind Two);
        """;
}
