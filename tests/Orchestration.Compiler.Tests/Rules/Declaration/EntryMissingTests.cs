using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class EntryMissingTests
{
    [Fact]
    public Task ChainWithoutAnEntry_Triggers() => Verify.RuleAsync("ORC1002", new Scenario(Chain("[|Report|]", ""))
    {
        Messages = ["The pipeline 'Report' has no entry; declare 'public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default)'."],
        Severity = DiagnosticSeverity.Error,
    });

    [Fact]
    public Task TheMissingEntryIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Chain("{|ORC1002:Report|}", ""));

    [Fact]
    public Task EntryUnderAnotherName_Triggers() => Verify.OnlyAsync(Chain("Report", "public partial Task<string> {|ORC1002:Summarize|}(string topic);"));

    [Fact]
    public Task EntryWithABody_Triggers() => Verify.OnlyAsync(Chain("Report", "public async Task<string> {|ORC1002:RunAsync|}(string topic) => await Outline(topic);"));

    [Fact]
    public Task EntryWhosePartsAreBothWritten_Triggers() => Verify.OnlyAsync(Chain("Report", """
        public partial Task<string> {|ORC1002:RunAsync|}(string topic);

        public partial Task<string> RunAsync(string topic) => Outline(topic);
        """));

    [Fact]
    public Task PartialEntryWithABodyOnly_Triggers() => Verify.OnlyAsync(Chain("Report", "public async partial Task<string> {|ORC1002:RunAsync|}(string topic) => await Outline(topic);"));

    [Fact]
    public Task EntryThatIsNotPartial_Triggers() => Verify.OnlyAsync(Chain("Report", "public Task<string> {|CS0501:{|ORC1002:RunAsync|}|}(string topic);"));

    [Fact]
    public Task TwoEntries_Trigger() => Verify.OnlyAsync(Chain("Report", """
        public partial Task<string> RunAsync(string topic);

        public partial Task<string> {|ORC1002:RunAsync|}(string topic, int words);
        """));

    [Fact]
    public Task OverloadWithABody_Triggers() => Verify.OnlyAsync(Chain("Report", """
        public Task<string> {|ORC1002:RunAsync|}() => RunAsync("tides");

        public partial Task<string> RunAsync(string topic);
        """));

    [Fact]
    public Task StreamWithOtherParameters_Triggers() => Verify.OnlyAsync(Chain("Report", """
        public partial Task<string> RunAsync(string topic);

        public partial IAsyncEnumerable<RunEvent> {|ORC1002:StreamAsync|}(string subject, CancellationToken cancellationToken = default);
        """));

    [Fact]
    public Task TwoStreams_Trigger() => Verify.OnlyAsync(Chain("Report", """
        public partial Task<string> RunAsync(string topic);

        public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic);

        public partial IAsyncEnumerable<RunEvent> {|ORC1002:StreamAsync|}(int topic);
        """));

    [Fact]
    public Task StepThatRunsSomethingElseThanAPipeline_Triggers() => Verify.OnlyAsync("""
        public sealed class Helper
        {
            public Task<string> RunAsync(string topic) => Task.FromResult(topic);
        }

        [Chain]
        public partial class Report(Helper helper)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, {|ORC1002:Pipeline<Helper>|}]
            private partial Task<string> Help(string topic);
        }
        """);

    [Fact]
    public Task StepThatRunsAPipelineWhoseEntryIsHidden_Triggers() => Verify.OnlyAsync(Nested("private partial Task<string> RunAsync(string topic);", "{|ORC1002:Pipeline<Inner>|}", "Inner"));

    /// <summary>The mistake is the inner pipeline's, and said of it alone.</summary>
    [Theory]
    [InlineData("", "{|ORC1002:Inner|}", "{topic}")]
    [InlineData("public partial {|ORC1003:string|} RunAsync(string topic);", "Inner", "{topic}")]
    [InlineData("public static partial Task<string> {|ORC1003:RunAsync|}(string topic);", "Inner", "{topic}")]
    [InlineData("public partial Task<string> RunAsync(string topic);", "Inner", "{{|ORC1007:topc|}}")]
    public Task PipelineThatRunsOneWithAMistake_DoesNotTrigger(string entry, string name, string placeholder) =>
        Verify.OnlyAsync(Nested(entry, "Pipeline<Inner>", name, placeholder));

    [Fact]
    public Task CriticWithoutAnEntryAsksForWhatItsStepsNeed_Triggers() => Verify.RuleAsync("ORC1002", new Scenario("""
        [Critic(MaxRounds = 3)]
        public partial class [|Translation|](IChatClient writer, IChatClient judge)
        {
            [Produce, Prompt("Translate into {language}: {text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text, string? language);

            [Evaluate, Prompt("Judge {draft} in {language}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge([From("language")] string tongue, string draft);
        }
        """.Replace("in {language}", "in {tongue}", StringComparison.Ordinal))
    {
        Messages = ["The pipeline 'Translation' has no entry; declare 'public partial Task<string> RunAsync(string text, string language, CancellationToken cancellationToken = default)'."],
    });

    [Fact]
    public Task EntryWithOptions_DoesNotTrigger() => Verify.RuleAsync("ORC1002", Chain("Report", "internal partial Task<Outcome<string>> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);"));

    [Fact]
    public Task EntryWithItsStream_DoesNotTrigger() => Verify.RuleAsync("ORC1002", Chain("Report", """
        public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

        public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic, CancellationToken cancellationToken = default);
        """));

    [Fact]
    public Task StreamWrittenByHand_DoesNotTrigger() => Verify.RuleAsync("ORC1002", Chain("Report", """
        public partial Task<string> RunAsync(string topic);

        public IEnumerable<string> StreamAsync() => [];
        """));

    [Fact]
    public Task MethodsOfOtherNamesBesideTheEntry_DoNotTrigger() => Verify.RuleAsync("ORC1002", Chain("Report", """
        public partial Task<string> RunAsync(string topic);

        public Task<string> RunTwiceAsync(string topic) => RunAsync(topic + topic);
        """));

    private static string Nested(string entry, string attribute, string name, string placeholder = "{topic}") => $$"""
        [Chain]
        public partial class {{name}}
        {
            {{entry}}

            [Step, Prompt("Outline {{placeholder}}.")]
            private partial Task<string> Outline(string topic);
        }

        [Chain]
        public partial class Report
        {
            public partial Task<string> RunAsync(string topic);

            [Step, {{attribute}}]
            private partial Task<string> Help(string topic);
        }
        """;

    private static string Chain(string name, string entry) => $$"""
        [Chain]
        public partial class {{name}}(IChatClient client)
        {
            {{entry}}

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """;
}
