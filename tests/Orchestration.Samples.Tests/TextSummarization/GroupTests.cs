using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.Tests.TextSummarization;

public sealed class GroupTests
{
    // The tokens of the summaries; the groups, those that are merged marked by a plus. At most 10 tokens are read together.
    [Theory]
    [InlineData("4 4 4 4", "+4,4 +4,4")]
    [InlineData("5 5 5", "+5,5 5")] // the last may find a neighbour in the next round
    [InlineData("5 5 6", "+5,5 +6")] // the last is more than half, so that it never fits beside its like
    [InlineData("6 6", "+6 +6")]
    [InlineData("3 3 3 1 9", "+3,3,3,1 +9")]
    [InlineData("12 2", "+12 2")]
    [InlineData("10", "+10")]
    [InlineData("2", "2")]
    [InlineData("", "")]
    public void Neighbours_go_together_as_long_as_they_fit(string tokens, string groups)
    {
        Part[] parts = [.. tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((count, i) => PartOf(int.Parse(count), i + 1))];

        IReadOnlyList<Group> found = Group.Of(parts, mostTokens: 10);

        Assert.Equal(groups, string.Join(' ', found.Select(group => (group.NeedsMerging ? "+" : "") + string.Join(',', group.Parts.Select(part => part.Tokens)))));
        Assert.Equal(parts, found.SelectMany(group => group.Parts));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    [InlineData(9, false)]
    public void A_summary_is_taken_only_if_it_is_shorter_than_what_it_was_made_from(int tokens, bool isTaken)
    {
        var group = new Group([PartOf(4, 3), PartOf(4, 4)], NeedsMerging: true);

        Part[] taken = [.. group.OrShorter(Words.Text(tokens))];

        Assert.Equal(isTaken ? [(3, 4, tokens)] : [(3, 3, 4), (4, 4, 4)], taken.Select(part => (part.First, part.Last, part.Tokens)));
    }

    [Fact]
    public void Digests_of_the_same_summaries_are_equal()
    {
        Part one = PartOf(1, 1), two = PartOf(2, 2);

        Assert.Equal(new Digest([one, two]), new Digest([one, two]));
        Assert.Equal(new Digest([one, two]).GetHashCode(), new Digest([one, two]).GetHashCode());
        Assert.NotEqual(new Digest([one, two]), new Digest([two, one]));
        Assert.NotEqual(new Digest([one]), new Digest([Part.Of(one.Text, [one])]));
    }

    private static Part PartOf(int tokens, int chunk) => Part.Of(Words.Text(tokens), chunk, chunk);
}
