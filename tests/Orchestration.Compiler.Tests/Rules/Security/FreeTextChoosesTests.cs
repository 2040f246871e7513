using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Rules.Security;

public sealed class FreeTextChoosesTests
{
    [Fact]
    public Task ARouteThatIsWhatAModelSaid_Triggers() => Verify.RuleAsync("ORC6004", new Scenario(Route("string", "[|return advise.Trim().ToLowerInvariant();|]"))
    {
        Messages =
        [
            "'Pick' chooses what runs next by words that were made from 'mail' by way of 'Advise', which may be hostile, so whoever wrote it can steer the run; "
            + "let 'Advise' return an enum, so that only what you name can be chosen.",
        ],
        Severity = DiagnosticSeverity.Warning,
        Related = ["mail, Advise"],
    });

    [Theory]
    [InlineData("return [|advise.Contains(\"refund\", StringComparison.OrdinalIgnoreCase)|] ? \"refund\" : \"other\";")]
    [InlineData("return [|advise switch { \"refund\" => \"refund\", _ => \"other\" }|];")]
    [InlineData("string first = advise.Split('\\n')[0]; return [|first == \"refund\"|] ? \"refund\" : \"other\";")]
    public Task ARouteByWordsOfAModel_Triggers(string body) => Verify.RuleAsync("ORC6004", Route("string", body));

    [Fact]
    public Task AnEnumThatIsReadOutOfProse_Triggers() => Verify.RuleAsync("ORC6004", Orchestrator("advise.Split(',').Select(word => new Job([|Enum.Parse<Kind>(word)|], word)).ToArray()"));

    [Fact]
    public Task AWorkerThatIsPickedByAWord_Triggers() => Verify.RuleAsync("ORC6004", Orchestrator("new[] { new Job([|advise.Contains(\"law\")|] ? Kind.Law : Kind.Facts, advise) }"));

    [Theory]
    [InlineData("IReadOnlyDictionary<string, Func<string, Task<string>>> tools", "[|tools[advise.Trim()]|](mail)")]
    [InlineData("IReadOnlyDictionary<string, AIFunction> tools", "[|tools.TryGetValue(advise, out AIFunction? tool)|] ? Task.FromResult(tool.Name) : Task.FromResult(mail)")]
    [InlineData("IEnumerable<AITool> tools", "Task.FromResult(tools.First(tool => [|tool.Name == advise|]).Description)")]
    [InlineData("Small tools, Large large", "[|advise == \"large\"|] ? large.RunAsync(mail) : tools.RunAsync(mail)")]
    public Task ALookupOfWhatRuns_Triggers(string held, string body) => Verify.RuleAsync("ORC6004", Dispatch(held, body));

    [Fact]
    public Task AToolThatRunsAnotherByItsName_Triggers() => Verify.RuleAsync("ORC6004", new Scenario("""
        [Agent(MaxTurns = 4), Unverified("a test")]
        public partial class Desk(IChatClient client, IReadOnlyDictionary<string, Func<string, Task<string>>> scripts)
        {
            public partial Task<string> RunAsync([Untrusted] string mail);

            [Respond, Prompt("{mail}")]
            private partial Task<string> Answer(string mail);

            [Tool, Description("Runs a script.")]
            private Task<string> Run(string name, string input) => [|scripts[name]|](input);
        }
        """)
    {
        Messages =
        [
            "'Run' chooses what runs next by words that were made from 'mail' by way of 'Answer', which may be hostile, so whoever wrote it can steer the run; "
            + "make 'name' an enum, so that only what you name can be chosen.",
        ],
    });

    [Fact]
    public Task ARouteOfAModelThatNamesAnEnum_DoesNotTrigger() => Verify.RuleAsync("ORC6004", """
        public enum Topic { Refund, Other }

        [Route, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string mail);

            [Classify, Prompt("What is it about? {mail}")]
            private partial Task<Topic> Pick(string mail);

            [Case(Topic.Refund), Prompt("Refund: {mail}")]
            private partial Task<string> Refund(string mail);

            [Otherwise, Prompt("Answer: {mail}")]
            private partial Task<string> Answer(string mail);
        }
        """);

    /// <summary>The labels go to the model as a schema, and no other one is taken.</summary>
    [Fact]
    public Task ARouteOfAModelThatNamesALabel_DoesNotTrigger() => Verify.RuleAsync("ORC6004", """
        [Route, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string mail);

            [Classify, Prompt("What is it about? {mail}")]
            private partial Task<string> Pick(string mail);

            [Case("refund"), Prompt("Refund: {mail}")]
            private partial Task<string> Refund(string mail);

            [Case("other"), Prompt("Answer: {mail}")]
            private partial Task<string> Answer(string mail);
        }
        """);

    [Fact]
    public Task WithoutHostileText_DoesNotTrigger() =>
        Verify.RuleAsync("ORC6004", Route("string", "return advise.Trim();").Replace("[Untrusted] ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("return advise.Length > 1000 ? \"refund\" : \"other\";")]
    [InlineData("return string.IsNullOrEmpty(advise) ? \"refund\" : \"other\";")]
    public Task ARouteByWhatIsNoWord_DoesNotTrigger(string body) => Verify.RuleAsync("ORC6004", Route("string", body));

    /// <summary>A guard in code that looks at the message itself, before any model does.</summary>
    [Fact]
    public Task AGuardOverTheMessageItself_DoesNotTrigger() => Verify.RuleAsync("ORC6004", Route("string", "return mail.Contains(\"refund\") ? \"refund\" : \"other\";", "mail"));

    [Fact]
    public Task WhatCodeHasChecked_DoesNotTrigger() => Verify.RuleAsync("ORC6004", Route("string", "return advise.Trim();").Replace("[Classify]", """
        [Verify]
            private static bool IsKnown(string advise) => advise is "refund" or "other";

            [Classify]
        """, StringComparison.Ordinal));

    [Fact]
    public Task WordsThatChangeOnlyWhatIsSaid_DoesNotTrigger() =>
        Verify.RuleAsync("ORC6004", Dispatch("IReadOnlyDictionary<string, string> tools", "Task.FromResult(advise.Contains(\"formal\") ? tools[advise] : mail)"));

    [Fact]
    public Task TasksOfOneKindThatAreWrittenDown_DoesNotTrigger() =>
        Verify.RuleAsync("ORC6004", Orchestrator("advise.Split('\\n').Where(line => line.StartsWith(\"- \")).Select(line => new Job(Kind.Facts, line)).ToArray()"));

    private static string Route(string label, string body, string read = "advise") => $$"""
        [Route, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string mail);

            [Step, Prompt("What does the writer want? {mail}")]
            private partial Task<string> Advise(string mail);

            [Classify]
            private static {{label}} Pick(string {{read}})
            {
                {{body}}
            }

            [Case("refund"), Prompt("Refund: {advise}")]
            private partial Task<string> Refund(string advise);

            [Case("other"), Prompt("Answer: {advise}")]
            private partial Task<string> Answer(string advise);
        }
        """;

    private static string Orchestrator(string plan) => $$"""
        public enum Kind { Law, Facts }

        public sealed record Job(Kind Kind, string Text);

        [Orchestrator(MaxTasks = 4), Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string mail);

            [Step, Prompt("What is to be found out? {mail}")]
            private partial Task<string> Advise(string mail);

            [Plan]
            private static IReadOnlyList<Job> Plan(string advise) => {{plan}};

            [Worker(Kind.Law), Prompt("The law: {task.Text}")]
            private partial Task<string> Law(Job task);

            [Worker(Kind.Facts), Prompt("The facts: {task.Text}")]
            private partial Task<string> Facts(Job task);

            [Synthesize, Prompt("{results}")]
            private partial Task<string> Answer(IReadOnlyList<TaskResult<Job, string>> results);
        }
        """;

    private static string Dispatch(string held, string body) => $$"""
        [Chain, Unverified("a test")]
        public partial class Small(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("{text}")] private partial Task<string> Ask(string text);
        }

        [Chain, Unverified("a test")]
        public partial class Large(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("{text}")] private partial Task<string> Ask(string text);
        }

        [Chain, Unverified("a test")]
        public partial class Desk(IChatClient client, {{held}})
        {
            public partial Task<string> RunAsync([Untrusted] string mail);

            [Step, Prompt("Which tool? {mail}")]
            private partial Task<string> Advise(string mail);

            [Step]
            private Task<string> Run(string mail, string advise) => {{body}};
        }
        """;
}
