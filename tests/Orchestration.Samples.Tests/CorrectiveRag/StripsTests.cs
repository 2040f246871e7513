using Orchestration.Samples.CorrectiveRag;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.CorrectiveRag;

public sealed class StripsTests
{
    [Theory]
    [InlineData("One.", "One.")]
    [InlineData("One. Two! Three?", "One.|Two!|Three?")]
    [InlineData("One. Two. Three. Four.", "One.|Two.|Three.|Four.")]
    [InlineData("A. B. C. D. E.", "A. B.|C. D.|E.")]
    [InlineData("1. 2. 3. 4. 5. 6. 7. 8. 9.", "1. 2. 3.|4. 5. 6.|7. 8. 9.")]
    [InlineData("It is 10.5 km long.  It is old.", "It is 10.5 km long.|It is old.")]
    [InlineData("一つ。二つ。", "一つ。|二つ。")]
    [InlineData("no mark", "no mark")]
    [InlineData("one\n\ntwo", "one|two")]
    [InlineData("  ", "")]
    public void A_text_is_taken_apart_into_at_most_four_strips_of_whole_sentences(string text, string strips) =>
        Assert.Equal(strips, string.Join('|', Strips.Of([new Passage("a", "A", text)]).Select(strip => strip.Text)));

    [Fact]
    public void A_strip_says_where_it_is_from()
    {
        Assert.Equal(
            [new Strip("a", "A", "One."), new Strip("a", "A", "Two."), new Strip("b", "B", "Three.")],
            Strips.Of([new Passage("a", "A", "One. Two."), new Passage("b", "B", "Three.")]));
    }

    [Fact]
    public void Strips_from_the_threshold_on_are_kept_in_their_order()
    {
        Assert.Equal([false, true, false, true, true], Kept(-0.51, -0.5, null, 1, 0));
        Assert.Equal([], Kept());
        Assert.Equal([false, false], Kept(-1, null));
    }

    [Fact]
    public void The_best_five_are_kept_of_equals_the_earlier()
    {
        Assert.Equal([true, false, true, true, true, true, false], Kept(0.3, 0.1, 0.9, 0.2, 0.4, 0.2, 0.2));
        Assert.Equal([true, true, true, true, true, false], Kept(0, 0, 0, 0, 0, 0));
    }

    private static IEnumerable<bool> Kept(params double?[] scores)
    {
        IReadOnlyList<Strip> strips = [.. scores.Select((_, i) => new Strip("a", "A", $"{i}."))];
        IReadOnlyList<Strip> filtered = Strips.Filter(strips, scores);
        Assert.Equal(strips.Select(strip => strip.Text), filtered.Select(strip => strip.Text));
        Assert.Equal(scores, filtered.Select(strip => strip.Score));
        return filtered.Select(strip => strip.IsKept);
    }
}
