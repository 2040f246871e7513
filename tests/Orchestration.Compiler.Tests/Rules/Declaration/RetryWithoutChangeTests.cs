using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class RetryWithoutChangeTests
{
    [Fact]
    public Task VerifiedStepThatCannotHear_Triggers() => Verify.RuleAsync("ORC1018", new Scenario(Chain("[Verify([|Retries = 2|])]"))
    {
        Messages = ["'IsShort' sends 'Write' back without saying why, since it takes no 'feedback'; add a parameter 'string? feedback', or leave out Retries."],
    });

    [Fact]
    public Task VerifiedCodeStepThatCannotHear_Triggers() => Verify.RuleAsync("ORC1018", """
        [Chain]
        public partial class Dice
        {
            public partial Task<int> RunAsync(int sides);

            [Step]
            private static int Roll(int sides) => Random.Shared.Next(sides);

            [Verify([|Retries = 1|])]
            private static bool IsHigh(int roll) => roll > 3;
        }
        """);

    [Fact]
    public Task DraftsThatCannotHear_Triggers() => Verify.RuleAsync("ORC1018", new Scenario(Critic("[Verify([|Retries = 1|])]", "string draft"))
    {
        Messages = ["'IsShort' sends 'Write', 'Improve' back without saying why, since they take no 'feedback'; add a parameter 'string? feedback', or leave out Retries."],
    });

    [Fact]
    public Task ResultOfThePatternSentBack_Triggers() => Verify.RuleAsync("ORC1018", new Scenario(Critic("[Verify([|Retries = 1|])]", "string result"))
    {
        Messages = ["'IsShort' checks what the pattern gave, which no single step makes again; leave out Retries, or verify the step that makes it."],
    });

    [Fact]
    public Task FallbackToItself_Triggers() => Verify.RuleAsync("ORC1018", new Scenario(Fallbacks("Write", "Again", first: "Fallback([|nameof(Write)|])"))
    {
        Messages = ["The fallbacks lead back to 'Write' (Write → Write), which has failed by then; remove this one, or name a step that does something else."],
    });

    [Fact]
    public Task FallbacksInACircle_Triggers() => Verify.RuleAsync("ORC1018", new Scenario(Fallbacks("Write", "Again", second: "Fallback([|nameof(Write)|])"))
    {
        Messages = ["The fallbacks lead back to 'Write' (Write → Again → Write), which has failed by then; remove this one, or name a step that does something else."],
    });

    [Fact]
    public Task CircleBehindTheFirstFallback_Triggers() => Verify.RuleAsync("ORC1018", Fallbacks("Write", "Again", second: "Fallback([|nameof(Again)|])"));

    [Fact]
    public Task CircleIsOneMessage_Triggers() => Verify.OnlyAsync(Fallbacks("Write", "Again", second: "Fallback({|ORC1018:nameof(Write)|})"));

    [Fact]
    public Task DeafStepIsOneMessage_Triggers() => Verify.OnlyAsync(Chain("[Verify({|ORC1018:Retries = 2|})]"));

    [Fact]
    public Task FeedbackThatMustNotBeNullIsItsOwnMessage_DoesNotTrigger() => Verify.OnlyAsync(
        Chain("[Verify(Retries = 2)]", parameters: "string topic, string {|ORC1005:feedback|}", prompt: "{topic} {feedback}"));

    [Fact]
    public Task StepThatHears_DoesNotTrigger() => Verify.RuleAsync(
        "ORC1018", Chain("[Verify(Retries = 2)]", parameters: "string topic, string? feedback", prompt: "Write about {topic}. {feedback}"));

    [Fact]
    public Task DraftsThatHear_DoesNotTrigger() => Verify.RuleAsync("ORC1018", Critic("[Verify(Retries = 1)]", "string draft", ", string? feedback", " {feedback}"));

    [Fact]
    public Task VerifierThatSendsNothingBack_DoesNotTrigger() => Verify.RuleAsync("ORC1018", Chain("[Verify]"));

    [Fact]
    public Task RowOfFallbacks_DoesNotTrigger() => Verify.RuleAsync("ORC1018", Fallbacks("Write", "Again", second: "Fallback(nameof(Canned))"));

    [Fact]
    public Task TwoStepsWithTheSameFallback_DoesNotTrigger() => Verify.RuleAsync("ORC1018", """
        [Chain]
        public partial class Poem(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}."), Fallback(nameof(Canned))]
            private partial Task<string> Write(string topic);

            [Step, Prompt("Improve: {write}"), Fallback(nameof(Canned))]
            private partial Task<string> Improve(string write);

            private static string Canned() => "There once was";
        }
        """);

    [Fact]
    public Task FallbackThatHearsBesideAStepThatIsNotSentBack_DoesNotTrigger() => Verify.RuleAsync("ORC1018", """
        [Route]
        public partial class Poem(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Classify]
            private static bool IsSad(string topic) => topic.Contains("rain");

            [Case(true), Prompt("An elegy on {topic}. {feedback}"), Fallback(nameof(Plain))]
            private partial Task<string> Mourn(string topic, string? feedback);

            [Verify(Retries = 1)]
            private static bool IsShort(string mourn) => mourn.Length < 500;

            [Case(false), Prompt("An ode to {topic}."), Fallback(nameof(Plain))]
            private partial Task<string> Praise(string topic);

            [Prompt("A few lines about {topic}. {feedback}")]
            private partial Task<string> Plain(string topic, string? feedback);
        }
        """);

    internal static string Chain(string verify, string parameters = "string topic", string prompt = "Write about {topic}.") => $$"""
        [Chain]
        public partial class Poem(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("{{prompt}}")]
            private partial Task<string> Write({{parameters}});

            {{verify}}
            private static bool IsShort(string write) => write.Length < 500;
        }
        """;

    internal static string Critic(string verify, string verified, string parameter = "", string placeholder = "") => $$"""
        [Critic(MaxRounds = 2)]
        public partial class Poem(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}.{{placeholder}}")]
            private partial Task<string> Write(string topic{{parameter}});

            [Evaluate, Prompt("Judge {draft} against {topic}.")]
            private partial Task<Verdict> Judge(string topic, string draft);

            [Revise, Prompt("Improve {draft} about {topic}: {verdict.Feedback}{{placeholder}}")]
            private partial Task<string> Improve(string topic, string draft, Verdict verdict{{parameter}});

            {{verify}}
            private static bool IsShort({{verified}}) => {{verified[7..]}}.Length < 500;
        }
        """;

    internal static string Fallbacks(string write, string again, string? first = null, string? second = null) => $$"""
        [Chain]
        public partial class Poem(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}."), {{first ?? $"Fallback(nameof({again}))"}}]
            private partial Task<string> {{write}}(string topic);

            [Step, Prompt("Shorten: {write}"), Fallback(nameof(Again))]
            private partial Task<string> Shorten(string write);

            [Prompt("A poem about {topic}, please."){{(second is null ? "" : ", " + second)}}]
            private partial Task<string> {{again}}(string topic);

            [Step]
            private static string Sign(string shorten) => shorten + "\n\nAnonymous";

            private static string Canned() => "There once was";
        }
        """;
}
