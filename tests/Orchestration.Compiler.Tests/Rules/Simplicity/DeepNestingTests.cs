namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class DeepNestingTests
{
    [Fact]
    public Task FiveLevels_Triggers() => Verify.RuleAsync("ORC7006", new Scenario(Levels(5, "[|Chain|]"))
    {
        Messages = ["'Work5' nests 5 patterns in one another (Work5 > Work4 > Work3 > Work2 > Work1), which is hard to follow and multiplies their bounds; see whether one of them can go."],
    });

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
