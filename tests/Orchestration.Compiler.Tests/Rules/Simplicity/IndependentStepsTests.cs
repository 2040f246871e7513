namespace Orchestration.Compiler.Tests.Rules.Simplicity;

public sealed class IndependentStepsTests
{
    [Fact]
    public Task TwoStepsThatDoNotReadEachOther_Triggers() => Verify.RuleAsync("ORC7005", new Scenario(Chain("", "[|Risks|]"))
    {
        Messages = ["'Duties' and 'Risks' do not read one another, and yet each waits for the one before; as the sections of a [Parallel] they would take as long as the slowest."],
    });

    [Fact]
    public Task TheLongestRowIsNamed_Triggers() => Verify.RuleAsync("ORC7005", new Scenario(Chain("[Step, Prompt(\"Dates of {text}\")] private partial Task<string> [|Dates|](string text);", "Risks", ", string dates"))
    {
        Messages = ["'Duties' and 'Dates' and 'Risks' do not read one another, and yet each waits for the one before; as the sections of a [Parallel] they would take as long as the slowest."],
    });

    [Fact]
    public Task TwoReadersOfTheFirstStep_Trigger() => Verify.RuleAsync("ORC7005", """
        [Chain, Unverified("a test")]
        public partial class Interview(IChatClient client)
        {
            public partial Task<string> RunAsync(string recording);

            [Step, Prompt("Write down {recording}")] private partial Task<string> Transcript(string recording);

            [Step, Prompt("What is new in {transcript}?")] private partial Task<string> News(string transcript);

            [Step, Prompt("What is worth quoting in {transcript}?")] private partial Task<string> [|Quotes|](string transcript);

            [Step, Prompt("An article of {news} with {quotes}")] private partial Task<string> Article(string news, string quotes);
        }
        """);

    [Theory]
    [InlineData("[Verify] private static bool HasDuties(string duties) => duties.Length > 0;")]
    [InlineData("[Step] private static string Between(string text) => text;")]
    public Task ACheckOrCodeBetweenThem_DoesNotTrigger(string between) => Verify.RuleAsync("ORC7005", Chain(between, "Risks"));

    [Fact]
    public Task AStepThatReadsTheOneBefore_DoesNotTrigger() => Verify.RuleAsync("ORC7005", Chain("", "Risks").Replace("Risks of {text}\")] private partial Task<string> Risks(string text)", "Risks of {duties}\")] private partial Task<string> Risks(string duties)", StringComparison.Ordinal));

    [Fact]
    public Task TheLastStep_DoesNotTrigger() => Verify.RuleAsync("ORC7005", """
        [Chain, Unverified("a test")]
        public partial class Contract(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Duties of {text}")] private partial Task<string> Duties(string text);

            [Step, Prompt("Risks of {text}")] private partial Task<string> Risks(string text);
        }
        """);

    internal static string Chain(string between, string risks, string more = "") => $$"""
        [Chain, Unverified("a test")]
        public partial class Contract(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Duties of {text}")] private partial Task<string> Duties(string text);

            {{between}}

            [Step, Prompt("Risks of {text}")] private partial Task<string> {{risks}}(string text);

            [Step]
            private static string Report(string duties, string risks{{more}}) => duties + risks;
        }
        """;
}
