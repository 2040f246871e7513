namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class DeepNestingTests
{
    [Fact]
    public Task FiveLevels_Triggers() => Verify.RuleAsync("ORC7006", new Scenario(Levels(5, "[|Chain|]"))
    {
        Messages = ["'Work5' nests 5 patterns in one another (Work5 > Work4 > Work3 > Work2 > Work1), which is hard to follow and multiplies their bounds; see whether one of them can go."],
    });

    [Fact]
    public Task TheDeepestBranchOfARoute_Triggers() => Verify.RuleAsync("ORC7006", new Scenario(Levels(4, "Chain") + """


        [[|Route|], Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Classify, Prompt("Is {text} a complaint?")] private partial Task<bool> IsComplaint(string text);

            [Case(true), Pipeline<Work4>] private partial Task<string> Handle(string text);

            [Case(false), Prompt("Thank for {text}")] private partial Task<string> Thank(string text);
        }
        """)
    {
        Messages = ["'Desk' nests 5 patterns in one another (Desk > Work4 > Work3 > Work2 > Work1), which is hard to follow and multiplies their bounds; see whether one of them can go."],
    });

    [Fact]
    public Task TheProjectsOwnLimit_Triggers() => Verify.RuleAsync("ORC7006", new Scenario(Levels(3, "[|Chain|]")) { Options = { ["orchestration_max_nesting"] = "2" } });

    [Fact]
    public Task ManyPipelinesBesideOneAnother_DoesNotTrigger() => Verify.RuleAsync("ORC7006", Levels(1, "Chain") + """


        [Parallel, Unverified("a test")]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Section, Pipeline<Work1>] private partial Task<string> One(string text);
            [Section, Pipeline<Work1>] private partial Task<string> Two(string text);
            [Section, Pipeline<Work1>] private partial Task<string> Three(string text);
            [Section, Pipeline<Work1>] private partial Task<string> Four(string text);
            [Section, Pipeline<Work1>] private partial Task<string> Five(string text);

            [Combine, Prompt("{one}{two}{three}{four}{five}")]
            private partial Task<string> Join(string one, string two, string three, string four, string five);
        }
        """);

    [Fact]
    public Task FourLevels_DoesNotTrigger() => Verify.RuleAsync("ORC7006", Levels(4, "Chain"));

    [Fact]
    public Task PipelinesThatReachThemselves_DoesNotTrigger() => Verify.RuleAsync("ORC7006", """
        [Chain]
        public partial class Work
        {
            public partial Task<string> RunAsync(string text);

            [Step, {|ORC1011:Pipeline<Work>|}] private partial Task<string> Again(string text);
        }
        """);

    internal static string Levels(int levels, string outermost) => """
        [Chain, Unverified("a test")]
        public partial class Work1(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("{text}")] private partial Task<string> Ask(string text);
        }
        """ + string.Concat(Enumerable.Range(2, levels - 1).Select(level => $$"""


        [{{(level == levels ? outermost : "Chain")}}, Unverified("a test")]
        public partial class Work{{level}}(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Pipeline<Work{{level - 1}}>] private partial Task<string> Run(string text);
        }
        """));
}
