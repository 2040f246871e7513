namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ParameterWithoutSourceTests
{
    [Fact]
    public Task MisspeltName_Triggers() => Verify.OnlyAsync(Report("""
        [Step, Prompt("Write from {otline}.")]
        private partial Task<string> Draft(string {|ORC1005:otline|});
        """));

    [Fact]
    public Task TheMessageNamesStepAndNearestName_Triggers() => Verify.RuleAsync("ORC1005", Report("""
        [Step, Prompt("Write from {otline}.")]
        private partial Task<string> Draft(string [|otline|]);
        """) with
    {
        Messages = ["'otline' of 'Draft' has no source: no entry parameter or earlier step has that name; did you mean 'outline'?"],
    });

    [Fact]
    public Task NameOfNothing_Triggers() => Verify.OnlyAsync(Report("""
        [Step, Prompt("Write {outline} in {language}.")]
        private partial Task<string> Draft(string outline, string {|ORC1005:language|});
        """));

    [Fact]
    public Task NameThatFindsAnotherType_Triggers() => Verify.RuleAsync("ORC1005", Report("""
        [Step, Prompt("Write from {outline}.")]
        private partial Task<string> Draft(int [|outline|]);
        """) with
    {
        Messages = ["'outline' of 'Draft' finds the result of 'Outline' of type 'string', but it takes 'int'."],
    });

    [Fact]
    public Task NameThatMayFindNull_Triggers() => Verify.RuleAsync("ORC1005", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string? topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string {|#0:topic|});
        }
        """);

    [Fact]
    public Task FromThatNamesNothing_Triggers() => Verify.OnlyAsync(Report("""
        [Step, Prompt("Write from {plan}.")]
        private partial Task<string> Draft([From("Otline")] string {|ORC1005:plan|});
        """));

    [Fact]
    public Task StepThatReturnsNothing_Triggers() => Verify.OnlyAsync("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step]
            private void Log(string topic) => Console.WriteLine(topic);

            [Step, Prompt("Outline {log}.")]
            private partial Task<string> Outline(string {|ORC1005:log|});
        }
        """);

    [Fact]
    public Task CaseThatReadsAnotherCase_Triggers() => Verify.OnlyAsync("""
        [Route]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is this urgent? {message}")]
            private partial Task<bool> Urgent(string message);

            [Case(true), Prompt("Answer at once: {message}"), Unverified("A person reads it.")]
            private partial Task<string> Fast(string message);

            [Case(false), Prompt("Answer like {fast}.")]
            private partial Task<string> Slow(string {|ORC1005:fast|});
        }
        """);

    [Fact]
    public Task ProducedDraftReadByTheStepsName_Triggers() => Verify.RuleAsync("ORC1005", Critic("""
        [Evaluate, Prompt("Judge {write} of {text}.")]
        private partial Task<Verdict> Judge(string text, string [|write|]);
        """) with
    {
        Messages = ["'write' of 'Judge' would read 'Write', whose result is read as 'draft' there; name the parameter 'draft'."],
    });

    [Fact]
    public Task DraftBeforeThereIsOne_Triggers() => Verify.OnlyAsync("""
        [Critic(MaxRounds = 2)]
        public partial class Letter(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Write {text} better than {draft}.")]
            private partial Task<string> Write(string text, string {|ORC1005:draft|});

            [Evaluate, Prompt("Judge {draft} of {text}.")]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}")]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);
        }
        """);

    [Fact]
    public Task ParameterThatTheInnerPipelineDoesNotKnow_Triggers() => Verify.OnlyAsync(Nested("[Step, Pipeline<Inner>]\nprivate partial Task<string> Run(string {|ORC1005:txt|});"));

    [Fact]
    public Task ParameterOfTheInnerPipelineThatIsNotGiven_Triggers() => Verify.RuleAsync("ORC1005", Nested("[Step, Pipeline<Inner>]\nprivate partial Task<string> [|Run|]();") with
    {
        Messages = ["'Inner.RunAsync' takes 'text', which 'Run' does not give; add a parameter 'string text'."],
    });

    [Fact]
    public Task InnerPipelineThatTakesAnotherType_Triggers() => Verify.OnlyAsync(Nested("[Step, Pipeline<Inner>]\nprivate partial Task<string> Run([From(\"pages\")] int {|ORC1005:text|});"));

    [Fact]
    public Task VerifierWithAMisspeltParameter_Triggers() => Verify.OnlyAsync(Report("""
        [Verify]
        private static bool IsShort(string {|ORC1005:otline|}) => otline.Length < 100;
        """));

    [Fact]
    public Task NamesOfEntryAndEarlierSteps_DoesNotTrigger() => Verify.RuleAsync("ORC1005", Report("""
        [Step, Prompt("Write on {topic} from {outline}.")]
        private partial Task<string> Draft(string topic, string outline, CancellationToken cancellationToken);
        """));

    [Fact]
    public Task NullableParameterForAValueThatIsNone_DoesNotTrigger() => Verify.RuleAsync("ORC1005", Report("""
        [Step, Prompt("Write from {outline}.")]
        private partial Task<string> Draft(string? outline);
        """));

    [Fact]
    public Task ImplicitConversion_DoesNotTrigger() => Verify.RuleAsync("ORC1005", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(int pages, List<string> topics);

            [Step, Prompt("Fill {pages} pages with {topics}.")]
            private partial Task<string> Write(long pages, IEnumerable<string> topics);
        }
        """);

    [Fact]
    public Task MissingEntryIsSaidOnce_DoesNotTrigger() => Verify.RuleAsync("ORC1005", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """);

    [Fact]
    public Task TypeThatTheCompilerDoesNotKnow_DoesNotTrigger() => Verify.RuleAsync("ORC1005", Report("""
        [Step, Prompt("Write from {plan}.")]
        private partial Task<string> {|CS8795:Draft|}({|CS0246:Plan|} plan);
        """));

    [Fact]
    public Task FromThatDoesNotCompile_DoesNotTrigger() => Verify.RuleAsync("ORC1005", Report("""
        [Step, Prompt("Write from {plan}.")]
        private partial Task<string> Draft([From(nameof({|CS0103:Otline|}))] string plan);
        """));

    internal static Scenario Report(string step) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

            [Step, Prompt("Outline {topic}."), Unverified("A draft.")]
            private partial Task<string> Outline(string topic);

            {{Indented(step)}}
        }
        """;

    internal static Scenario Critic(string judge) => $$"""
        [Critic(MaxRounds = 2)]
        public partial class Letter(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Write {text}.")]
            private partial Task<string> Write(string text);

            {{Indented(judge)}}

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}")]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);
        }
        """;

    internal static Scenario Nested(string step) => $$"""
        [Chain]
        public partial class Inner(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Shorten {text}."), Unverified("A draft.")]
            private partial Task<string> Shorten(string text);
        }

        [Chain]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string text, int pages);

            {{Indented(step)}}
        }
        """;

    internal static string Indented(string lines) => lines.Replace("\n", "\n    ", StringComparison.Ordinal);
}
