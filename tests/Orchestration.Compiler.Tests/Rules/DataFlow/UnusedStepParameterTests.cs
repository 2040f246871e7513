using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class UnusedStepParameterTests
{
    [Fact]
    public Task ParameterThatThePromptForgets_Triggers() => Verify.RuleAsync("ORC4001", new Scenario(Chain("""
            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic, string {|ORC4001:audience|});
        """))
    {
        Messages = ["'Write' takes 'audience', but its prompt does not show it to the model, which answers without it; put '{audience}' into the prompt, or remove the parameter."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task ResultOfAnEarlierStepThatThePromptForgets_Triggers() => Verify.OnlyAsync(Chain("""
            [Step, Prompt("Outline {topic} for {audience}.")]
            private partial Task<string> Outline(string topic, string audience);

            [Step, Prompt("Write about {topic}."), Unverified("a draft")]
            private partial Task<string> Write(string topic, string {|ORC4001:outline|});
        """));

    [Fact]
    public Task PlaceholderInEscapedBraces_Triggers() => Verify.RuleAsync("ORC4001", Chain("""
            [Step, Prompt("Write about {topic} for {{audience}}.")]
            private partial Task<string> Write(string topic, string {|ORC4001:audience|});
        """));

    [Fact]
    public Task EveryForgottenParameter_Triggers() => Verify.RuleAsync("ORC4001", Chain("""
            [Step, Prompt("Write something.")]
            private partial Task<string> Write(string {|ORC4001:topic|}, string {|ORC4001:audience|}, CancellationToken cancellationToken);
        """));

    [Fact]
    public Task ParameterThatThePromptFileForgets_Triggers() => Verify.RuleAsync("ORC4001", new Scenario(Chain("""
            [Step, PromptFile("write.prompt.md")]
            private partial Task<string> Write(string topic, string {|ORC4001:audience|});
        """))
    {
        AdditionalFiles = { ["write.prompt.md"] = "Write about {topic}." },
    });

    [Fact]
    public Task ParameterOfASystemMessage_DoesNotTrigger() => Verify.RuleAsync("ORC4001", Chain("""
            [Step, System("You write for {audience}."), Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic, string audience);
        """));

    [Fact]
    public Task ParameterOfWhichAMemberIsShown_DoesNotTrigger() => Verify.RuleAsync("ORC4001", Chain("""
            [Step, Prompt("Write about {topic.Length} letters for {audience}.")]
            private partial Task<string> Write(string topic, string audience);
        """));

    [Fact]
    public Task ParameterOfCode_DoesNotTrigger() => Verify.RuleAsync("ORC4001", Chain("""
            [Step]
            private static string Write(string topic, string audience) => topic;
        """));

    [Fact]
    public Task ImageThatIsAttached_DoesNotTrigger() => Verify.RuleAsync("ORC4001", """
        [Chain]
        public partial class Captions(IChatClient client)
        {
            public partial Task<string> RunAsync(DataContent image);

            [Step, Prompt("Describe the image.")]
            private partial Task<string> Describe(DataContent image, CancellationToken cancellationToken);
        }
        """);

    internal static string Chain(string steps) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic, string audience);

        {{steps}}
        }
        """;
}
