namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class SamePromptTests
{
    [Fact]
    public Task TwoSectionsThatAskTheSame_Triggers() => Verify.RuleAsync("ORC4008", new Scenario(Parallel("List the risks of {plan}.", "List the  risks\\nof {plan}.", "[|Costs|]"))
    {
        Messages = ["'Costs' asks the same model the very prompt of 'Risks' about the same values, so one of them does the other's work again; let their prompts say what is different, or use one step."],
    });

    [Fact]
    public Task TwoCasesThatAskTheSame_Triggers() => Verify.RuleAsync("ORC4008", """
        [Route, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string mail);

            [Classify, Prompt("Is this urgent? {mail}")]
            private partial Task<bool> IsUrgent(string mail);

            [Case(true), Prompt("Answer {mail}")]
            private partial Task<string> Soon(string mail);

            [Case(false), Prompt("Answer {mail}")]
            private partial Task<string> [|Later|](string mail);
        }
        """);

    [Fact]
    public Task TwoStepsThatAskTheSame_Triggers() => Verify.RuleAsync("ORC4008", Chain("text", "[|Second|]"));

    [Fact]
    public Task OtherWords_DoNotTrigger() => Verify.RuleAsync("ORC4008", Parallel("List the risks of {plan}.", "List the costs of {plan}.", "Costs"));

    [Fact]
    public Task OtherValues_DoNotTrigger() => Verify.RuleAsync("ORC4008", Chain("first", "Second"));

    [Fact]
    public Task AnotherModel_DoesNotTrigger() => Verify.RuleAsync("ORC4008", """
        [Parallel, Unverified("a test")]
        public partial class Review(IChatClient one, IChatClient other)
        {
            public partial Task<(string, string)> RunAsync(string plan);

            [Section, Prompt("List the risks of {plan}."), Model(nameof(one))]
            private partial Task<string> Risks(string plan);

            [Section, Prompt("List the risks of {plan}."), Model(nameof(other))]
            private partial Task<string> More(string plan);
        }
        """);

    [Fact]
    public Task VotersOfTheSamePrompt_DoNotTrigger() => Verify.RuleAsync("ORC4008", """
        [Vote(OnTie = Tie.First)]
        public partial class Triage(IChatClient client)
        {
            public partial Task<bool> RunAsync(string report);

            [Voter(Count = 2), Prompt("Is {report} urgent?"), Model(Temperature = 0.7f)]
            private partial Task<bool> Warm(string report);

            [Voter, Prompt("Is {report} urgent?"), Model(Temperature = 0.7f)]
            private partial Task<bool> Again(string report);
        }
        """);

    [Fact]
    public Task AFallbackOfTheSamePrompt_DoesNotTrigger() => Verify.RuleAsync("ORC4008", """
        [Chain, Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Sum up {text}"), Fallback(nameof(Again))]
            private partial Task<string> First(string text);

            [Prompt("Sum up {text}")]
            private partial Task<string> Again(string text);
        }
        """);

    private static string Parallel(string first, string second, string name) => $$"""
        [Parallel, Unverified("a test")]
        public partial class Review(IChatClient client)
        {
            public partial Task<(string, string)> RunAsync(string plan);

            [Section, Prompt("{{first}}")]
            private partial Task<string> Risks(string plan);

            [Section, Prompt("{{second}}")]
            private partial Task<string> {{name}}(string plan);
        }
        """;

    private static string Chain(string source, string name) => $$"""
        [Chain, Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Sum up {told}")]
            private partial Task<string> First([From("text")] string told);

            [Step, Prompt("Sum up {told}")]
            private partial Task<string> {{name}}([From("{{(source == "text" ? "text" : "First")}}")] string told);

            [Step]
            private static string Both(string first, string second) => first + second;
        }
        """;
}
