using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules;

namespace Orchestration.Compiler.Tests.Rules;

public sealed class FlowGraphTests
{
    private const string Report = """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string topic, [Sensitive] string patient);

            [Step, Prompt("Outline {topic}."), Fallback(nameof(Plain))]
            private partial Task<string> Outline(string topic, string patient);

            [Prompt("Outline anything for {patient}.")]
            private partial Task<string> Plain(string patient);

            [Step, Prompt("Write about {outline}.")]
            private partial Task<string> Draft(string outline);

            [Verify(Retries = 1), Prompt("Is {polish} better than {draft}?")]
            private partial Task<Verdict> Check(string polish, string draft);

            [Step, Prompt("Polish {draft}. {feedback}")]
            private partial Task<string> Polish(string draft, string? feedback);
        }
        """;

    private const string Essay = """
        [Critic(MaxRounds = 3)]
        public partial class Essay(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);

            [Evaluate, Prompt("Judge {draft}.")]
            private partial Task<Verdict> Judge(string draft);

            [Revise, Prompt("Improve {draft} in round {round}: {verdict.Feedback}")]
            private partial Task<string> Improve(string draft, Verdict verdict, int round);

            [Step, Prompt("Give {result} a title.")]
            private partial Task<string> Title(string result);
        }
        """;

    [Fact]
    public void A_step_reads_what_its_prompt_mentions()
    {
        Assert.Equal(["topic"], Read(Of(Report), "Outline"));
    }

    [Fact]
    public void A_result_may_be_its_fallbacks() => Assert.Equal(["Outline", "Plain"], Read(Of(Report), "Draft"));

    [Fact]
    public void A_step_reaches_what_stands_behind_what_it_reads() =>
        Assert.Equal(["Check", "Draft", "Outline", "Plain", "Polish", "patient", "topic"], Reached(Of(Report), "Polish"));

    [Fact]
    public void Feedback_is_what_the_verifiers_say() => Assert.Equal(["Check", "Draft"], Read(Of(Report), "Polish"));

    [Fact]
    public void A_draft_is_what_was_produced_or_revised_and_a_round_is_nobodys() =>
        Assert.Equal(["Improve", "Judge", "Write"], Read(Of(Essay), "Improve"));

    [Fact]
    public void The_result_is_what_the_pattern_gives() => Assert.Equal(["Improve", "Write"], Read(Of(Essay), "Title"));

    [Fact]
    public void A_loop_ends_where_it_was_seen_before() =>
        Assert.Equal(["Improve", "Judge", "Write", "topic"], Reached(Of(Essay), "Judge"));

    [Fact]
    public void A_result_has_readers()
    {
        PipelineModel essay = Of(Essay);

        Assert.Equal(["Judge", "Improve", "Title"], new FlowGraph(essay).ReadersOf(new FlowOrigin.Result(essay.Step("Write")!)).Select(step => step.Method));
    }

    [Fact]
    public void Marks_follow_the_values_through_the_steps()
    {
        PipelineModel report = Of(Report);
        var graph = new FlowGraph(report);
        StepModel outline = report.Step("Outline")!;
        StepModel draft = report.Step("Draft")!;

        Assert.True(graph.IsUntrusted(outline, outline.Parameters[0]));
        Assert.False(graph.IsUntrusted(draft, draft.Parameters[0]));
        Assert.True(graph.DerivesFromUntrusted(draft, draft.Parameters[0]));
        Assert.True(graph.DerivesFromSensitive(draft, draft.Parameters[0]));
        Assert.False(graph.DerivesFromSensitive(outline, outline.Parameters[0]));
    }

    private static PipelineModel Of(string source) => Models.Read(source == Report ? "Report" : "Essay", source);

    private static IEnumerable<string> Read(PipelineModel pipeline, string step) =>
        Sorted(new FlowGraph(pipeline).Read(pipeline.Step(step)!));

    private static IEnumerable<string> Reached(PipelineModel pipeline, string step) =>
        Sorted(new FlowGraph(pipeline).Reached(pipeline.Step(step)!));

    private static IEnumerable<string> Sorted(IEnumerable<FlowOrigin> origins) => origins.Select(origin => origin.Name).Order(StringComparer.Ordinal);
}
