using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.DataFlow.UnusedStepResultTests;

namespace Orchestration.Compiler.Tests.CodeFixes.DataFlow;

public sealed class UnusedStepResultFixTests
{
    private const string Pass = "Pass the result to the next step";
    private const string Remove = "Remove the step";

    private const string Outline = """
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> {|ORC4002:OutlineAsync|}(string topic);

        """;

    private const string Write = """
            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        """;

    [Fact]
    public Task TheNextStepTakesTheResultAndShowsIt() => Verify.FixAsync(
        "ORC4002",
        Chain(Outline + "\n" + Write),
        Chain("""
                [Step, Prompt("Outline {topic}.")]
                private partial Task<string> OutlineAsync(string topic);

                [Step, Prompt("Write about {topic}.\n\n{outline}")]
                private partial Task<string> Write(string topic, string outline);
            """),
        Pass);

    [Fact]
    public Task TheStepIsRemoved() => Verify.FixAsync("ORC4002", Chain(Outline + "\n" + Write), Chain(Write), Remove);

    [Fact]
    public Task FixAllRemovesEveryUnreadStep() => Verify.FixAllAsync(
        "ORC4002",
        Chain(Outline + "\n" + Write) + "\n" + Second(Chain(Outline + "\n" + Write)),
        Chain(Write) + "\n" + Second(Chain(Write)),
        Remove);

    [Fact]
    public async Task AStepThatIsCalledByHandIsNotRemoved() => Assert.Equal([Pass], await Verify.FixTitlesAsync("ORC4002", Chain("""
            public Task<string> DirectAsync() => OutlineAsync("ferries");

        """ + Outline + "\n" + Write)));

    [Fact]
    public async Task CodeIsGivenNoResult() => Assert.Equal([Remove], await Verify.FixTitlesAsync("ORC4002", Chain(Outline + """

            [Step]
            private static string Write(string topic) => topic;
        """)));

    [Fact]
    public Task TheOnlyStepIsLeftAlone() => Verify.NoFixAsync("ORC4002", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task RunAsync(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> {|ORC4002:Write|}(string topic);
        }
        """);

    private static string Second(string source) => source.Replace("class Report", "class Second", StringComparison.Ordinal);
}
