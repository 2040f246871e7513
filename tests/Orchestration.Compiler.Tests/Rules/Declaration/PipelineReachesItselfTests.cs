using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class PipelineReachesItselfTests
{
    [Fact]
    public Task PipelineThatRunsItself_Triggers() => Verify.RuleAsync("ORC1011", new Scenario(Chain("Story", "Story", "[|Pipeline<Story>|]"))
    {
        Messages = ["'Story' reaches itself (Story → Story), so a run would never end; let one of these steps do something else, or repeat in a pattern with a bound."],
    });

    [Fact]
    public Task TwoThatRunEachOther_Triggers() => Verify.RuleAsync("ORC1011", new Scenario(
        Chain("Plot", "Story") + "\n\n" + Chain("Story", "Plot") + "\n\n" + Chain("Book", "Story"))
    {
        Messages = ["'Plot' reaches itself (Plot → Story → Plot), so a run would never end; let one of these steps do something else, or repeat in a pattern with a bound."],
    }.Edit("[Step, Pipeline<Story>]\n    private partial Task<string> NextOfPlot", "[Step, [|Pipeline<Story>|]]\n    private partial Task<string> NextOfPlot"));

    [Fact]
    public Task ThreeThatRunEachOtherAreOneMessage_Triggers() => Verify.OnlyAsync(
        Chain("First", "Second", "{|ORC1011:Pipeline<Second>|}") + "\n\n" + Chain("Second", "Third") + "\n\n" + Chain("Third", "First"));

    [Fact]
    public Task CycleThroughACaseOfARoute_Triggers() => Verify.RuleAsync("ORC1011", """
        [Route]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is this clear? {message}")]
            private partial Task<bool> IsClear(string message);

            [Case(true), Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message);

            [Case(false), [|Pipeline<Desk>|]]
            private partial Task<string> AskAgain(string message);
        }
        """);

    [Fact]
    public Task CycleThroughAFallback_Triggers() => Verify.RuleAsync("ORC1011", """
        [Chain]
        public partial class Story(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Tell a story about {topic}."), Fallback(nameof(Again))]
            private partial Task<string> Tell(string topic);

            [[|Pipeline<Story>|]]
            private partial Task<string> Again(string topic);
        }
        """);

    [Fact]
    public Task OneThatIsRunTwice_DoesNotTrigger() => Verify.RuleAsync("ORC1011", $$"""
        [Chain]
        public partial class Book(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Story>]
            private partial Task<string> First(string topic);

            [Step, Pipeline<Story>]
            private partial Task<string> Second([From(nameof(First))] string topic);
        }

        {{Leaf("Story")}}
        """);

    [Fact]
    public Task TwoWaysToTheSamePipeline_DoesNotTrigger() => Verify.RuleAsync(
        "ORC1011", Chain("Book", "Story") + "\n\n" + Chain("Essay", "Story") + "\n\n" + Leaf("Story"));

    [Fact]
    public Task PipelineThatIsOnlyHeld_DoesNotTrigger() => Verify.RuleAsync("ORC1011", """
        [Chain]
        public partial class Story(IChatClient client, Story? sequel = null)
        {
            public Story? Sequel => sequel;

            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Tell a story about {topic}.")]
            private partial Task<string> Tell(string topic);
        }
        """);

    [Fact]
    public void TheGeneratedCodeSaysThatThereIsNoBound()
    {
        string code = Verify.Generated(Chain("Plot", "Story") + "\n\n" + Chain("Story", "Plot"))["Plot.g.cs"];

        Assert.Contains("UnboundedBy = \"Plot reaches itself\"", code, StringComparison.Ordinal);
        Assert.DoesNotContain("const long MaxCalls", code, StringComparison.Ordinal);
    }

    internal static string Chain(string name, string inner, string? attribute = null) => $$"""
        [Chain]
        public partial class {{name}}(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Think about {topic}.")]
            private partial Task<string> Think(string topic);

            [Step, {{attribute ?? $"Pipeline<{inner}>"}}]
            private partial Task<string> NextOf{{name}}([From(nameof(Think))] string topic);
        }
        """;

    private static string Leaf(string name) => $$"""
        [Chain]
        public partial class {{name}}(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Tell of {topic}.")]
            private partial Task<string> Tell(string topic);
        }
        """;
}
