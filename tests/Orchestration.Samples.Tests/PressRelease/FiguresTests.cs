using Orchestration.Samples.PressRelease;

namespace Orchestration.Samples.Tests.PressRelease;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("410,000 litres", "410 000 litres")]
    [InlineData("410,000 litres", "410’000 litres")]
    [InlineData("11.2 million", "11,2 million")]
    [InlineData("on 4 May 2026", "2026-4")]
    [InlineData("none", "three of them")]
    public void A_figure_is_known_however_it_is_grouped(string notes, string text) => Assert.Empty(Figures.NotIn(notes, text));

    [Theory]
    [InlineData("180 passengers", "18 passengers", "18")]
    [InlineData("180 passengers", "180 passengers and 25 cars, 25 of them red", "25")]
    [InlineData("11.2 million", "112.5 million", "112.5")]
    [InlineData("1 and 2", "12", "12")]
    public void A_figure_that_the_notes_lack_is_found_once(string notes, string text, string strange) => Assert.Equal([strange], Figures.NotIn(notes, text));
}
