using Orchestration.Compiler.Tests.Rules.Robustness;

namespace Orchestration.Compiler.Tests.CodeFixes.Robustness;

public sealed class EvenVotersFixTests
{
    private static readonly string Before = EvenVotersTests.Vote("[|Vote|]", "Voter(Count = 4)");

    [Fact]
    public Task OneVoterMore() => Verify.FixAsync("ORC5003", Before, EvenVotersTests.Vote("Vote", "Voter(Count = 5)"));

    [Fact]
    public Task TheFirstAnswerWins() => Verify.FixAsync("ORC5003", Before, EvenVotersTests.Vote("Vote(OnTie = Tie.First)", "Voter(Count = 4)"), index: 1);

    [Fact]
    public Task OfSeveralVotersNoneIsChosenToVoteAgain() => Verify.FixAsync(
        "ORC5003",
        EvenVotersTests.Vote("[|Vote|]", "Voter", EvenVotersTests.Other),
        EvenVotersTests.Vote("Vote(OnTie = Tie.First)", "Voter", EvenVotersTests.Other));

    [Fact]
    public Task FixAllDoesSoInEveryVote() => Verify.FixAllAsync("ORC5003", Before + "\n" + Second(Before), Twice(EvenVotersTests.Vote("Vote", "Voter(Count = 5)")));

    private static string Twice(string source) => source + "\n" + Second(source);

    private static string Second(string source) => source.Replace("class Answer", "class Second", StringComparison.Ordinal);
}
