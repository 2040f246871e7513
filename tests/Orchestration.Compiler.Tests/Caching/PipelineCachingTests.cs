namespace Orchestration.Compiler.Tests.Caching;

/// <summary>What an edit makes the generator do again: nothing that its result does not need.</summary>
public sealed class PipelineCachingTests
{
    private const string Translation = "Demo.Translation.g.cs";
    private const string Desk = "Demo.Desk.g.cs";

    private const string DeskSource = """
        namespace Demo;

        [Route]
        public partial class Desk(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

            [Classify]
            private static bool IsShort(string text) => text.Length < 10;

            [Case(true), PromptFile("short.prompt.md"), Model(nameof(writer))]
            private partial Task<string> Short(string text);

            [Case(false), Pipeline<Translation>]
            private partial Task<string> Long(string text);
        }
        """;

    private static readonly Scenario Before = new("""
        namespace Demo;

        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

            [Produce, Prompt("Translate: {text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Judge {draft} against {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);

            private static int Helper() => 1;
        }
        """)
    {
        Files =
        {
            ["Desk.cs"] = DeskSource,
            ["Other.cs"] = "namespace Demo; public class Other { public int Number => 1; }",
        },
        AdditionalFiles = { ["short.prompt.md"] = "Say {text} shortly.", ["other.prompt.md"] = "Nobody's." },
    };

    [Fact]
    public void Every_step_has_a_name() => After(Before).EveryStepHasAName();

    [Fact]
    public void An_edit_in_another_file_runs_nothing_again() =>
        After(Before.WithFile("Other.cs", "namespace Demo; public class Other { public int Number => 2; public string Name => \"\"; }")).AllStepsAreCachedOrUnchanged();

    [Fact]
    public void An_edit_of_a_body_in_the_class_runs_nothing_again() => After(Before.Edit("Helper() => 1", "Helper() => 2")).AllStepsAreCachedOrUnchanged();

    [Fact]
    public void An_edit_of_a_code_steps_body_runs_nothing_again() => 
        After(Before.WithFile("Desk.cs", DeskSource.Replace("text.Length < 10", "text.Length < 20", StringComparison.Ordinal))).AllStepsAreCachedOrUnchanged();

    [Fact]
    public void A_blank_line_above_runs_nothing_again() => After(Before.Edit("[Critic(", "\n\n// A comment.\n[Critic(")).AllStepsAreCachedOrUnchanged();

    [Fact]
    public void A_changed_prompt_writes_one_file() => After(Before.Edit("Translate: {text}", "Translate well: {text}")).OnlyRegenerates(Translation);

    [Fact]
    public void A_changed_prompt_file_writes_the_file_of_its_pipeline() =>
        After(Before.WithAdditionalFile("short.prompt.md", "Say {text} very shortly.")).OnlyRegenerates(Desk);

    [Fact]
    public void A_prompt_file_that_nobody_names_writes_nothing() =>
        After(Before.WithAdditionalFile("other.prompt.md", "Still nobody's.")).OnlyRegenerates();

    [Fact]
    public void A_pipeline_that_comes_writes_its_file_only() =>
        After(Before.WithFile("New.cs", """
            namespace Demo;

            [Chain]
            public partial class New(IChatClient client)
            {
                public partial Task<string> RunAsync(string text);

                [Step, Prompt("Say {text}")]
                private partial Task<string> Say(string text);
            }
            """)).OnlyRegenerates("Demo.New.g.cs");

    [Fact]
    public void A_bound_writes_the_files_of_the_pipelines_that_it_reaches() =>
        After(Before.Edit("MaxRounds = 3", "MaxRounds = 4")).OnlyRegenerates(Translation, Desk);

    [Fact]
    public void A_new_name_of_an_inner_step_writes_the_diagrams_that_show_it() =>
        After(Before.Edit("Improve(string", "Refine(string")).OnlyRegenerates(Translation, Desk);

    [Fact]
    public void What_no_diagram_shows_of_an_inner_step_writes_its_own_file_only() =>
        After(Before.Edit("Task<string> Improve(string text, string draft, Verdict verdict)", "Task<string> Improve(string draft, string text, Verdict verdict)")).OnlyRegenerates(Translation);

    private static IncrementalChange After(Scenario edited) => Incremental.Run(Before).Then(edited);
}
