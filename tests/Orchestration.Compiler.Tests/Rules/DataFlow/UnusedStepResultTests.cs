using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class UnusedStepResultTests
{
    [Fact]
    public Task ModelStepThatNobodyReads_Triggers() => Verify.RuleAsync("ORC4002", new Scenario(Chain("""
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> {|ORC4002:Outline|}(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        """))
    {
        Messages = ["Nobody reads what 'Outline' gives, and the run does not return it; pass it to a later step, or remove this one and save its calls."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task UnreadResultIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Chain("""
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> {|ORC4002:Outline|}(string topic);

            [Step, Prompt("Write about {topic}."), Unverified("a draft")]
            private partial Task<string> Write(string topic);
        """));

    [Fact]
    public Task CodeThatNobodyReads_Triggers() => Verify.RuleAsync("ORC4002", Chain("""
            [Step]
            private static int {|ORC4002:Count|}(string topic) => topic.Length;

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        """));

    [Fact]
    public Task ModelStepAtTheEndOfARunThatReturnsNothing_Triggers() => Verify.RuleAsync("ORC4002", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task RunAsync(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> {|ORC4002:Write|}(string topic);
        }
        """);

    [Fact]
    public Task StepBeforeARouteThatNoRoleReads_Triggers() => Verify.RuleAsync("ORC4002", """
        [Route]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Step, Prompt("Shorten {message}.")]
            private partial Task<string> {|ORC4002:Shorten|}(string message);

            [Classify, Prompt("Is {message} urgent?")]
            private partial Task<bool> IsUrgent(string message);

            [Case(true), Prompt("Answer {message} at once.")]
            private partial Task<string> Hurry(string message);

            [Otherwise, Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);
        }
        """);

    [Fact]
    public Task CriticWhoseDraftNoLaterStepReads_Triggers() => Verify.RuleAsync("ORC4002", new Scenario(AfterCritic("{|ORC4002:Title|}", "{text}", "string text"))
    {
        Messages = ["No step after the critic reads what it gives, so its work is lost; give 'Title' a parameter 'result'."],
    });

    [Fact]
    public Task InnerPipelineOfModelStepsThatNobodyReads_Triggers() => Verify.RuleAsync("ORC4002", Inner("{|ORC4002:Look|}", """
            [Step, Prompt("Look up {topic}.")]
            private partial Task<string> LookUp(string topic);
        """));

    [Fact]
    public Task ResultThatALaterStepReads_DoesNotTrigger() => Verify.RuleAsync("ORC4002", Chain("""
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic, [From(nameof(Outline))] string plan);
        """));

    [Fact]
    public Task ResultThatOnlyAVerifierReads_DoesNotTrigger() => Verify.RuleAsync("ORC4002", Chain("""
            [Step, Prompt("How risky is {topic}, from 1 to 10?")]
            private partial Task<int> Risk(string topic);

            [Verify]
            private static bool IsHarmless(int risk) => risk < 8;

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        """));

    [Fact]
    public Task SideEffectThatSaysWhatItDid_DoesNotTrigger() => Verify.RuleAsync("ORC4002", Chain("""
            [Step, SideEffect]
            private static int Record(string topic) => topic.Length;

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        """));

    [Fact]
    public Task CodeThatGivesNothing_DoesNotTrigger() => Verify.RuleAsync("ORC4002", Chain("""
            [Step]
            private static void Check(string topic) => ArgumentException.ThrowIfNullOrWhiteSpace(topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        """));

    [Fact]
    public Task ResultThatAForgetfulPromptTakes_DoesNotTrigger() => Verify.RuleAsync("ORC4002", Chain("""
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic, string {|ORC4001:outline|});
        """));

    [Fact]
    public Task CriticWhoseDraftALaterStepReads_DoesNotTrigger() => Verify.RuleAsync("ORC4002", AfterCritic("Title", "{result}", "string result"));

    [Fact]
    public Task InnerPipelineWithASideEffect_DoesNotTrigger() => Verify.RuleAsync("ORC4002", Inner("Look", """
            [Step, SideEffect]
            private static string LookUp(string topic) => topic;
        """));

    [Fact]
    public Task BranchesOfARoute_DoNotTrigger() => Verify.RuleAsync("ORC4002", """
        [Route]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is {message} urgent?")]
            private partial Task<bool> IsUrgent(string message);

            [Case(true), Prompt("Answer {message} at once.")]
            private partial Task<string> Hurry(string message);

            [Case(false), Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);
        }
        """);

    internal static string Chain(string steps) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

        {{steps}}
        }
        """;

    private static string AfterCritic(string name, string placeholder, string parameters) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Article(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Rewrite {text}.")]
            private partial Task<string> Rewrite(string text);

            [Evaluate, Prompt("Judge {draft}.")]
            private partial Task<Verdict> Judge(string draft);

            [Revise, Prompt("Improve {draft}: {verdict.Feedback}")]
            private partial Task<string> Improve(string draft, Verdict verdict);

            [Step, Prompt("Find a title for {{placeholder}}.")]
            private partial Task<string> {{name}}({{parameters}});
        }
        """;

    private static string Inner(string name, string steps) => Chain($$"""
            [Step, Pipeline<Library>]
            private partial Task<string> {{name}}(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        """) + "\n" + $$"""
        [Chain]
        public partial class Library(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

        {{steps}}
        }
        """;
}
