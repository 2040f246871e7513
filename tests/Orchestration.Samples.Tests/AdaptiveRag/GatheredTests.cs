using Orchestration.Samples.AdaptiveRag.Interleaving;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.AdaptiveRag;

public sealed class GatheredTests
{
    [Fact]
    public void Passages_are_kept_once_in_the_order_of_finding_and_fifteen_at_most()
    {
        Gathered first = Gathered.Nothing.With(Passages(3, 1, 2));
        Gathered second = first.With(Passages(2, 4, 3, 5, 5));
        Gathered full = second.With(Passages([.. Enumerable.Range(6, 20)]));

        Assert.Equal("3 1 2", Ids(first));
        Assert.Equal("3 1 2 4 5", Ids(second));
        Assert.Equal("3 1 2 4 5 6 7 8 9 10 11 12 13 14 15", Ids(full));
        Assert.Equal(Ids(full), Ids(full.With(Passages(99))));
    }

    [Fact]
    public void Thoughts_are_kept_in_order_and_empty_ones_are_none() =>
        Assert.Equal("One. Two.", Gathered.Nothing.With(new Thought(" One. ")).With(new Thought(" ")).With(new Thought("Two.")).ThoughtsText);

    [Fact]
    public void From_nothing_nothing_is_answered()
    {
        Assert.False(Gathered.Nothing.With(new Thought("One.")).IsSomething().Accepted);
        Assert.True(Gathered.Nothing.With(Passages(1)).IsSomething().Accepted);
    }

    private static Passage[] Passages(params int[] numbers) => [.. numbers.Select(number => new Passage($"{number}", "t", "x"))];

    private static string Ids(Gathered gathered) => string.Join(' ', gathered.Passages.Select(passage => passage.Id));
}
