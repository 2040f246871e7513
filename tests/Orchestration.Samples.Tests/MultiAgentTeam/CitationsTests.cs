using Orchestration.Samples.MultiAgentTeam;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.MultiAgentTeam;

/// <summary>What code can tell of an article and of a team's turns.</summary>
public sealed class CitationsTests
{
    private static readonly NoteShelf Shelf = new(
        [
            new Passage("mill", "The mill", "The mill was built in 1802. It has 2 wheels and 1,200 visitors a year."),
            new Passage("mill-pond", "The pond", "The pond of the mill is 3.5 metres deep!"),
        ]);

    [Fact]
    public void A_notes_sentences_carry_its_id() => Assert.Equal(
        "The mill was built in 1802 [mill]. It has 2 wheels and 1,200 visitors a year [mill].", Citations.Cite(Shelf.Note("mill")!));

    [Theory]
    [InlineData("The mill has 2 wheels [mill].")]
    [InlineData("The mill has two wheels. [mill] It stands by a pond, 3.5 metres deep [mill-pond].")]
    [InlineData("# The mill of 1999\n\nIt has 1200 visitors [mill].")]
    [InlineData("Built in 1802, it stands by a pond 3.5 metres deep [mill][mill-pond].")]
    [InlineData("Is it old? [mill] \"It is.\" [mill]")]
    public void Sentences_that_cite_notes_have_no_problem(string text) => Assert.Empty(Citations.ProblemsOf(text, Shelf));

    [Theory]
    [InlineData("The mill has 2 wheels.", "This sentence cites no note: The mill has 2 wheels.")]
    [InlineData("The mill has 2 wheels [mill]. It is old.", "This sentence cites no note: It is old.")]
    [InlineData("The mill has 3 wheels [mill].", "The figure 3 does not stand in [mill].")]
    [InlineData("The mill is from 1802 [mill-pond].", "The figure 1802 does not stand in [mill-pond].")]
    [InlineData("The mill is old [pond].", "There is no note [pond].")]
    [InlineData("The mill is old [MILL].", "There is no note [MILL].")]
    [InlineData("", "There is no sentence in it.")]
    [InlineData(" \n\n — \n", "There is no sentence in it.")]
    [InlineData("# A mill of 1999\n## With 3 wheels", "There is no sentence in it.")]
    [InlineData("風車は古い。", "This sentence cites no note: 風車は古い。")]
    public void A_sentence_that_rests_on_nothing_is_named(string text, string problem) => Assert.Equal([problem], Citations.ProblemsOf(text, Shelf));

    [Fact]
    public void A_long_sentence_is_quoted_by_its_beginning() =>
        Assert.Equal($"This sentence cites no note: {new string('a', 80)}…", Assert.Single(Citations.ProblemsOf(new string('a', 100_000), Shelf)));

    [Fact]
    public void Notes_are_found_by_their_words_and_those_that_hardly_fit_are_left()
    {
        Assert.Equal(["mill"], Shelf.Find("wheels").Select(note => note.Id));
        Assert.Empty(Shelf.Find("finance"));
        Assert.Empty(Shelf.Find(""));
        Assert.EndsWith("deep [mill-pond].", Shelf.Material("wheels", "See [mill-pond] and [mill]."), StringComparison.Ordinal);
    }

    public static TheoryData<string, Turn<Member, Piece>[]> Ledgers => new()
    {
        { "Missing are the findings", [] },
        { "Missing are the findings", [Turn(1, Member.Researcher, accepted: false), Turn(2, Member.Writer)] },
        { "Missing is a first version", [Turn(1, Member.Researcher)] },
        { "Missing are remarks", [Turn(1, Member.Researcher), Turn(2, Member.Writer)] },
        { "Missing is a version that takes up the remarks", [Turn(1, Member.Writer), Turn(2, Member.Critic), Turn(3, Member.Researcher)] },
        { "Missing is a version that takes up the remarks", [Turn(1, Member.Researcher), Turn(2, Member.Writer), Turn(3, Member.Critic), Turn(4, Member.Writer, accepted: false)] },
        { "All parts are there", [Turn(1, Member.Researcher), Turn(2, Member.Writer), Turn(3, Member.Critic), Turn(4, Member.Writer)] },
    };

    [Theory, MemberData(nameof(Ledgers))]
    public void The_ledger_says_what_is_missing_by_the_turns_that_were_accepted(string says, Turn<Member, Piece>[] turns)
    {
        Assert.StartsWith(says, Ledger.Of(turns, refusal: null), StringComparison.Ordinal);
        Assert.EndsWith("\nRefused last: Too dry.", Ledger.Of(turns, "Too dry."), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_accepted_work_is_read_on()
    {
        Turn<Member, Piece>[] turns = [Turn(1, Member.Writer), Turn(2, Member.Writer, accepted: false)];

        Assert.Equal("Writer 1", Ledger.LastOf(Member.Writer, turns));
        Assert.Equal("", Ledger.LastOf(Member.Critic, turns));
    }

    private static Turn<Member, Piece> Turn(int number, Member member, bool accepted = true) =>
        new(number, member, "Do it.", new Piece(member, $"{member} {number}"), accepted, "");
}
