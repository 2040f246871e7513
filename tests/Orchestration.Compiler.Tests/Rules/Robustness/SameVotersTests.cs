namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class SameVotersTests
{
    [Fact]
    public Task AVoterThatRepeatsItself_Triggers() => Verify.RuleAsync("ORC5004", new Scenario(Vote("Voter(Count = 3)", "[|Temperature = 0|]"))
    {
        Messages = ["'Ask' asks 'one' the same 3 times at temperature 0, where it says the same each time; raise the temperature, or let voters differ in prompt or client."],
    });

    [Fact]
    public Task TwoVotersThatAskTheSame_Triggers() => Verify.RuleAsync("ORC5004", new Scenario(Vote("Voter", "[|Temperature = 0|]", Second("one", "Answer {question}")))
    {
        Messages = ["'Ask' and 'AskAgain' ask 'one' the same 2 times at temperature 0, where it says the same each time; raise the temperature, or let voters differ in prompt or client."],
    });

    [Fact]
    public Task OneOfTwoVotersThatRepeatsItself_Triggers() => Verify.RuleAsync("ORC5004", new Scenario(Vote("Voter(Count = 2)", "[|Temperature = 0|]", Second("two", "Estimate {question}", "0.8f")))
    {
        Messages = ["'Ask' asks 'one' the same 2 times at temperature 0, where it says the same each time; raise the temperature, or let voters differ in prompt or client."],
    });

    [Theory]
    [InlineData("Voter(Count = 3)", "Temperature = 0.7f", "")]
    [InlineData("Voter", "Temperature = 0", "")]
    public Task VotersWithAWill_DoesNotTrigger(string voter, string temperature, string more) => Verify.RuleAsync("ORC5004", Vote(voter, temperature, more));

    [Theory]
    [InlineData("two", "Answer {question}")]
    [InlineData("one", "Estimate {question}")]
    public Task VotersThatDiffer_DoesNotTrigger(string client, string prompt) => Verify.RuleAsync("ORC5004", Vote("Voter", "Temperature = 0", Second(client, prompt)));

    [Fact]
    public Task APromptThatShowsTheBallot_DoesNotTrigger() => Verify.RuleAsync("ORC5004", Vote("Voter(Count = 3)", "Temperature = 0")
        .Replace("Answer {question}\"", "Answer {question} ({ballot})\"", StringComparison.Ordinal)
        .Replace("Ask(string question)", "Ask(string question, int ballot)", StringComparison.Ordinal));

    internal static string Vote(string voter, string temperature, string more = "") => $$"""
        [Vote(OnTie = Tie.First)]
        public partial class Answer(IChatClient one, IChatClient two)
        {
            public partial Task<int> RunAsync(string question);

            [{{voter}}, Prompt("Answer {question}"), Model(nameof(one), {{temperature}})]
            private partial Task<int> Ask(string question);

            {{more}}
        }
        """;

    internal static string Second(string client, string prompt, string temperature = "0") =>
        $"[Voter, Prompt(\"{prompt}\"), Model(nameof({client}), Temperature = {temperature})]\n    private partial Task<int> AskAgain(string question);";
}
