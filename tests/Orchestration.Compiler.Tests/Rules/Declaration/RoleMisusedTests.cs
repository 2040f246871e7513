using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class RoleMisusedTests
{
    [Fact]
    public Task ChainWithoutAStep_Triggers() => Verify.OnlyAsync("""
        [Chain]
        public partial class {|ORC1004:Report|}
        {
            public partial Task RunAsync(string topic);
        }
        """);

    [Fact]
    public Task CriticWithoutAProducerOrAJudge_Triggers() => Verify.RuleAsync("ORC1004", new Scenario("""
        [Critic(MaxRounds = 3)]
        public partial class {|#0:{|#1:Translation|}|}
        {
            public partial Task RunAsync(string text);
        }
        """)
    {
        Messages = ["The critic 'Translation' has no [Produce] step.", "The critic 'Translation' has no [Evaluate] step."],
        Severity = DiagnosticSeverity.Error,
    });

    [Fact]
    public Task RouteWithoutACase_Triggers() => Verify.OnlyAsync("""
        [Route]
        public partial class {|ORC1004:Triage|}(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is {message} a question?")]
            private partial Task<bool> IsQuestion(string message);

            [Otherwise, Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);
        }
        """);

    [Fact]
    public Task TwoPatterns_Trigger() => Verify.OnlyAsync(Critic(pattern: "[{|ORC1004:Chain|}]\n[Critic(MaxRounds = 3)]"));

    /// <summary>The class is read as the pattern whose roles its methods play, so the other pattern is the one mistake.</summary>
    [Fact]
    public Task TwoPatternsOnStepsOfAChain_Trigger() => Verify.OnlyAsync(Chain("[Step, Prompt(\"Outline {topic}.\")]\n    private partial Task<string> Outline(string topic);", "[Chain, {|ORC1004:Route|}]"));

    [Fact]
    public Task TwoRolesOnAStep_Trigger() => Verify.OnlyAsync(Critic(produce: "[{|ORC1004:Step|}, Produce, Prompt(\"Translate: {text}\"), Model(nameof(writer))]"));

    [Fact]
    public Task RoleOfAnotherPattern_Triggers() => Verify.OnlyAsync(Chain("""
        [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [{|ORC1004:Revise|}, Prompt("Write {outline}.")]
            private partial Task<string> Draft(string outline);

            [Step, Prompt("Shorten {draft}.")]
            private partial Task<string> Shorten(string draft);
        """));

    /// <summary>The missing judge and the step without a role are one mistake.</summary>
    [Fact]
    public Task StepWithoutARoleWhereOneIsMissing_Triggers() => Verify.RuleAsync("ORC1004", new Scenario(Critic(evaluate: "[Prompt(\"Judge {draft} of {text}.\"), Model(nameof(judge))]").Replace("Judge(", "[|Judge|](", StringComparison.Ordinal))
    {
        Messages = ["'Judge' has no role in the critic, so nothing runs it; mark it [Evaluate]."],
    });

    [Fact]
    public Task StepWithoutARoleWhereNoneIsMissing_Triggers() => Verify.OnlyAsync(Chain("""
        [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Prompt("Write {outline}."), Retry(2)]
            private partial Task<string> {|ORC1004:Draft|}(string outline);

            [Verify]
            private static bool IsShort(string draft) => draft.Length < 100;
        """));

    [Fact]
    public Task PartialMethodThatIsNoStep_Triggers() => Verify.OnlyAsync(Chain("""
        [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Description("Nobody says what it does.")]
            private partial Task<string> {|ORC1004:Draft|}(string outline);
        """));

    [Fact]
    public Task StepOfWhichNobodySaysWhatItDoes_Triggers() => Verify.OnlyAsync(Chain("[Step]\n    private partial Task<string> {|ORC1004:Outline|}(string topic);"));

    [Fact]
    public Task SecondProducer_Triggers() => Verify.OnlyAsync(Critic(more: """
        [{|ORC1004:Produce|}, Prompt("Translate freely: {text}"), Model(nameof(writer))]
            private partial Task<string> Rewrite(string text);
        """));

    [Fact]
    public Task SecondProducerInsteadOfAJudge_Triggers() => Verify.OnlyAsync(Critic(evaluate: "[{|ORC1004:Produce|}, Prompt(\"Judge {draft} of {text}.\"), Model(nameof(judge))]"));

    [Fact]
    public Task StepBetweenRoles_Triggers() => Verify.OnlyAsync("""
        [Route]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is {message} a question?")]
            private partial Task<bool> IsQuestion(string message);

            [{|ORC1004:Step|}]
            private static string Clean(string message) => message.Trim();

            [Case(true), Prompt("Answer {clean}.")]
            private partial Task<string> Answer(string clean);

            [Case(false), Prompt("Thank for {message}.")]
            private partial Task<string> Thank(string message);
        }
        """);

    [Fact]
    public Task OverloadedStep_Triggers() => Verify.OnlyAsync(Chain("""
        [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Outline {topic} in {words} words.")]
            private partial Task<string> {|ORC1004:Outline|}(string topic, int words);
        """));

    [Fact]
    public Task TwoKindsOfStepInOne_Trigger() => Verify.OnlyAsync(new Scenario(Chain("[Step, PromptFile(\"outline.prompt.md\"), {|ORC1004:Prompt(\"Outline {topic}.\")|}]\n    private partial Task<string> Outline(string topic);"))
    {
        AdditionalFiles = { ["outline.prompt.md"] = "Outline {topic}." },
    });

    [Theory]
    [InlineData("private Task<string> Outline(string topic) => Task.FromResult(topic);")]
    [InlineData("private partial Task<string> Outline(string topic) => Task.FromResult(topic);")]
    [InlineData("private partial Task<string> Outline(string topic);\n\n    private partial async Task<string> Outline(string topic) { await Task.Yield(); return topic; }")]
    public Task PromptAndBody_Trigger(string method) => Verify.OnlyAsync(Chain("[Step, {|ORC1004:Prompt(\"Outline {topic}.\")|}]\n    " + method.Replace("partial async", "async partial", StringComparison.Ordinal)));

    /// <summary>The compiler misses a body, and the rule says what to do.</summary>
    [Fact]
    public Task PromptOnAMethodThatIsNotPartial_Triggers() => Verify.OnlyAsync(Chain("[Step, {|ORC1004:Prompt(\"Outline {topic}.\")|}]\n    private Task<string> {|CS0501:Outline|}(string topic);"));

    [Fact]
    public Task MisspeltAttributesAreTheCompilersToName_DoNotTrigger() => Verify.OnlyAsync(Critic(evaluate: "[{|CS0246:{|CS0246:Evalute|}|}, Prompt(\"Judge {draft} of {text}.\"), Model(nameof(judge))]"));

    [Fact]
    public Task MisspeltPromptIsTheCompilersToName_DoesNotTrigger() => Verify.OnlyAsync(Chain("[Step, {|CS0246:{|CS0246:Promt|}|}(\"Outline {topic}.\")]\n    private partial Task<string> Outline(string topic);"));

    [Fact]
    public Task MissingAccessibilityIsTheCompilersToName_DoesNotTrigger() => Verify.OnlyAsync(Chain("[Step, Prompt(\"Outline {topic}.\")]\n    partial Task<string> {|CS8796:Outline|}(string topic);"));

    [Fact]
    public Task CriticWithItsRoles_DoesNotTrigger() => Verify.RuleAsync("ORC1004", Critic());

    [Fact]
    public Task StepsBeforeAndAfterTheRoles_DoNotTrigger() => Verify.RuleAsync("ORC1004", Critic(more: """
        [Step]
            private static string Trim(string result) => result.Trim();
        """));

    [Fact]
    public Task FallbackWithoutARole_DoesNotTrigger() => Verify.RuleAsync("ORC1004", Chain("""
        [Step, Prompt("Outline {topic}."), Fallback(nameof(Again))]
            private partial Task<string> Outline(string topic);

            [Prompt("Say something about {topic}.")]
            private partial Task<string> Again(string topic);
        """));

    [Fact]
    public Task HelperThatOverloadsAStep_DoesNotTrigger() => Verify.RuleAsync("ORC1004", Chain("""
        [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            private static int Outline(int words) => words;
        """));

    [Fact]
    public Task PartialMethodsOfOtherGenerators_DoNotTrigger() => Verify.RuleAsync("ORC1004", Chain("""
        [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [System.Text.RegularExpressions.GeneratedRegex("[a-z]+")]
            private static partial System.Text.RegularExpressions.Regex {|CS8795:Words|}();

            partial void OnOutlined();
        """));

    internal static string Chain(string steps, string pattern = "[Chain]") => $$"""
        {{pattern}}
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            {{steps}}
        }
        """;

    internal static string Critic(
        string pattern = "[Critic(MaxRounds = 3)]",
        string produce = "[Produce, Prompt(\"Translate: {text}\"), Model(nameof(writer))]",
        string evaluate = "[Evaluate, Prompt(\"Judge {draft} of {text}.\"), Model(nameof(judge))]",
        string more = "") => $$"""
        {{pattern}}
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            {{produce}}
            private partial Task<string> Translate(string text);

            {{evaluate}}
            private partial Task<Verdict> Judge(string text, string draft);

            {{more}}
        }
        """;
}
