namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class EvenVotersTests
{
    [Fact]
    public Task AnEvenNumberOfBallots_Triggers() => Verify.RuleAsync("ORC5003", new Scenario(Vote("[|Vote|]", "Voter(Count = 4)"))
    {
        Messages = ["'Answer' has 4 ballots, so two answers can have half of them each, and then nobody wins; take an odd number, or say OnTie = Tie.First."],
    });

    [Theory]
    [InlineData("[|Vote(MinAgreement = 0.5)|]", "Voter(Count = 2)", "")]
    [InlineData("[|Vote|]", "Voter", Other)]
    [InlineData("[|Vote(OnTie = Tie.Fail)|]", "Voter(Count = 3)", Other)]
    public Task VotersThatCanHalve_Triggers(string vote, string voter, string more) => Verify.RuleAsync("ORC5003", Vote(vote, voter, more));

    [Theory]
    [InlineData("Vote", "Voter(Count = 3)", "")]
    [InlineData("Vote", "Voter(Count = 2)", Other)]
    [InlineData("Vote(OnTie = Tie.First)", "Voter(Count = 4)", "")]
    [InlineData("Vote(MinAgreement = 0.6)", "Voter(Count = 4)", "")]
    [InlineData("Vote(OnExhausted = Exhaustion.ReturnBest)", "Voter(Count = 4)", "")]
    [InlineData("Vote", "Voter(Count = 4)", "[Select] private static int Choose(IReadOnlyList<int> candidates) => candidates.Count - 1;")]
    [InlineData("Vote", "Voter", "")]
    public Task ATieThatCannotBeOrIsThoughtOf_DoesNotTrigger(string vote, string voter, string more) => Verify.RuleAsync("ORC5003", Vote(vote, voter, more));

    internal const string Other = "[Voter, Prompt(\"Estimate {question}\")] private partial Task<int> Estimate(string question);";

    internal static string Vote(string vote, string voter, string more = "") => $$"""
        [{{vote}}]
        public partial class Answer(IChatClient client)
        {
            public partial Task<int> RunAsync(string question);

            [{{voter}}, Prompt("Answer {question}")]
            private partial Task<int> Ask(string question);

            {{more}}
        }
        """;
}
