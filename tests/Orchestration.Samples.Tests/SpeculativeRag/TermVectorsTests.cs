using Orchestration.Samples.SpeculativeRag.Sampling;

namespace Orchestration.Samples.Tests.SpeculativeRag;

public sealed class TermVectorsTests
{
    // Two texts: bell stands in both and weighs 1 + ln(3/3) = 1, rope and tower stand in one and weigh 1 + ln(3/2) = 1.4055. The dimensions are bell, rope, tower.
    // bell bell rope bell: (3, 1.4055, 0), of length 3.3129. bell tower: (1, 0, 1.4055), of length 1.7249.
    [Fact]
    public void A_term_weighs_its_count_times_its_rarity_and_each_point_has_the_length_one()
    {
        IReadOnlyList<double[]> points = TermVectors.Of(["The bell and the bell's rope: bells!", "bell tower"]);

        Assert.Equal([3, 0], [points[0].Length, TermVectors.Of([]).Count]);
        Assert.Equal([0.9055, 0.4242, 0], points[0].Select(value => Math.Round(value, 4)));
        Assert.Equal([0.5797, 0, 0.8148], points[1].Select(value => Math.Round(value, 4)));
    }

    [Fact]
    public void A_text_without_a_term_is_the_origin() => Assert.Equal([0, 0], TermVectors.Of(["the", "bell tower"])[0]);
}
