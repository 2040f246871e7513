namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ParameterWithSeveralSourcesTests
{
    [Fact]
    public Task TwoStepsOfItsType_Triggers() => Verify.OnlyAsync(Plans("Plan {|ORC1006:plan|}"));

    [Fact]
    public Task TheMessageListsWhatItCouldBe_Triggers() => Verify.RuleAsync("ORC1006", Plans("Plan [|plan|]") with
    {
        Messages = ["'plan' of 'Write' could be the result of 'First' or the result of 'Second'; name one with [From(…)]."],
    });

    [Fact]
    public Task EntryParameterAndStepOfItsType_Triggers() => Verify.OnlyAsync("""
        public sealed record Plan(string Text);

        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(Plan wish);

            [Step]
            private static Plan Check(Plan wish) => wish;

            [Step, Prompt("Write {plan}."), Unverified("A draft.")]
            private partial Task<string> Write(Plan {|ORC1006:plan|});
        }
        """);

    [Fact]
    public Task EntryParameterAndEarlierStepOfItsName_Triggers() => Verify.RuleAsync("ORC1006", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string summary);

            [Step, Prompt("Shorten {summary}.")]
            private partial Task<string> Summary(string summary);

            [Step, Prompt("Polish {summary}.")]
            private partial Task<string> Polish(string [|summary|]);
        }
        """);

    [Fact]
    public Task StepWithAndWithoutAsync_Triggers() => Verify.RuleAsync("ORC1006", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step]
            private static string Outline(string topic) => topic;

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> OutlineAsync(string topic);

            [Step, Prompt("Write {outline}.")]
            private partial Task<string> Write(string [|outline|]);
        }
        """);

    [Fact]
    public Task SeveralInstancesOfAPipeline_Triggers() => Verify.OnlyAsync(Instances("[Step, {|ORC1006:Pipeline<Inner>|}]"));

    [Fact]
    public Task FromChoosesOne_DoesNotTrigger() => Verify.CleanAsync(Plans("[From(nameof(Second))] Plan plan"));

    [Fact]
    public Task NameChoosesOne_DoesNotTrigger() => Verify.CleanAsync(Plans("Plan second").Edit("{plan}", "{second}"));

    [Fact]
    public Task CollectionOfTheType_DoesNotTrigger() => Verify.RuleAsync("ORC1006", """
        public sealed record Plan(string Text);

        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(IReadOnlyList<Plan> wishes, Plan first);

            [Step, Prompt("Write {plan}.")]
            private partial Task<string> Write(Plan plan);
        }
        """);

    [Fact]
    public Task NamedInstanceOfAPipeline_DoesNotTrigger() => Verify.CleanAsync(Instances("[Step, Pipeline<Inner>(nameof(fast))]"));

    [Fact]
    public Task StepThatRunsLater_DoesNotTrigger() => Verify.RuleAsync("ORC1006", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string summary);

            [Step, Prompt("Extend {summary}.")]
            private partial Task<string> Extend(string summary);

            [Step, Prompt("Shorten {extend}.")]
            private partial Task<string> Summary(string extend);
        }
        """);

    internal static Scenario Plans(string parameter) => $$"""
        public sealed record Plan(string Text);

        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Plan {topic}.")]
            private partial Task<Plan> First(string topic);

            [Step, Prompt("Plan {topic} better than {first}.")]
            private partial Task<Plan> Second(string topic, Plan first);

            [Step, Prompt("Write {plan}."), Unverified("A draft.")]
            private partial Task<string> Write({{parameter}});
        }
        """;

    internal static Scenario Instances(string attributes) => $$"""
        [Chain]
        public partial class Inner(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Shorten {text}."), Unverified("A draft.")]
            private partial Task<string> Shorten(string text);
        }

        [Chain]
        public partial class Outer(Inner fast, Inner careful)
        {
            public partial Task<string> RunAsync(string text);

            {{attributes}}
            private partial Task<string> Run(string text);

            [Step]
            private static string Trim(string run) => run.Trim();

            [Step, Pipeline<Inner>(nameof(careful))]
            private partial Task<string> Again([From(nameof(Trim))] string text);
        }
        """;
}
