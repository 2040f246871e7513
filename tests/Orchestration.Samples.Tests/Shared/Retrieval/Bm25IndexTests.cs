using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.Shared.Retrieval;

public sealed class Bm25IndexTests
{
    private const double Precision = 1e-12;

    [Fact]
    public void The_score_is_that_of_the_formula()
    {
        // Three passages of 2, 4 and 3 words, so 3 on average. "seal" stands in two of three, once and twice.
        var index = new Bm25Index([new("a", "", "seal rock"), new("b", "", "seal rock seal tern"), new("c", "", "tern gull boat")]);
        double rarity = Math.Log(1 + (1.5 / 2.5));

        IReadOnlyList<Hit> hits = index.Search("Seals?", 10);

        Assert.Equal(["b", "a"], hits.Select(hit => hit.Passage.Id));
        Assert.Equal(rarity * 2 * 2.2 / (2 + (1.2 * (0.25 + (0.75 * 4 / 3)))), hits[0].Score, Precision);
        Assert.Equal(rarity * 1 * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 2 / 3)))), hits[1].Score, Precision);
    }

    [Fact]
    public void A_word_that_is_asked_for_twice_counts_once()
    {
        var index = new Bm25Index([new("a", "", "seal"), new("b", "", "tern")]);

        Assert.Equal(index.Search("seal", 1), index.Search("seal seal seals", 1));
    }

    [Fact]
    public void Passages_of_equal_score_come_in_the_order_of_their_ids()
    {
        var index = new Bm25Index([new("c", "", "the seal"), new("a", "", "a seal"), new("B", "", "seal"), new("d", "", "gull")]);

        Assert.Equal(["B", "a", "c"], index.Search("seal", 10).Select(hit => hit.Passage.Id));
        Assert.Equal(["B", "a"], index.Search("seal", 2).Select(hit => hit.Passage.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("the of and")]
    [InlineData("zeppelin")]
    [InlineData("日本語")]
    [InlineData("'’—…")]
    public void A_query_that_shares_no_word_finds_nothing(string query) => Assert.Empty(new Bm25Index([new("a", "", "The seal")]).Search(query, 3));

    [Fact]
    public void An_index_of_nothing_finds_nothing() => Assert.Empty(new Bm25Index([]).Search("seal", 1));

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Bm25Index([new("a", "", "one"), new("a", "", "two")]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bm25Index([], saturation: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bm25Index([], lengthWeight: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bm25Index([]).Search("seal", 0));
    }

    [Fact]
    public async Task Passages_are_found_in_the_order_of_their_hits()
    {
        ISearch index = new Bm25Index([new("c", "", "the seal"), new("a", "", "a seal"), new("d", "", "gull")]);

        Assert.Equal(["a", "c"], (await index.FindAsync("seal", 10)).Select(passage => passage.Id));
    }

    [Fact]
    public async Task A_cancelled_search_is_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Bm25Index([]).SearchAsync("seal", 1, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("The founder's boats", "founder", "boat")]
    [InlineData("The founder’s glass, and Ness of Vesterby's bus", "founder", "glass", "ness", "vesterby", "bus")]
    [InlineData("In 2019: 310 PUPS!", "2019", "310", "pup")]
    [InlineData("two ferries and ties", "two", "ferry", "tie")]
    public void Terms_are_compared_without_case_possessives_and_plurals(string text, params string[] terms) => Assert.Equal(terms, Terms.Of(text));
}
