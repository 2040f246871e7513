using Orchestration.Samples.AdverseEvents.Detection;

namespace Orchestration.Samples.Tests.AdverseEvents;

/// <summary>The measures of Evans, Waller and Davis (2001), worked out by hand.</summary>
public sealed class ReportCountsTests
{
    [Theory]
    [InlineData(20, 980, 100, 9900, 2.0)] // 20/1000 = 0.02 and 100/10000 = 0.01
    [InlineData(19, 981, 100, 9900, 1.9)] // 0.019 / 0.01
    [InlineData(3, 97, 10, 990, 3.0)] // 0.03 / 0.01
    [InlineData(3, 1, 1, 11, 9.0)] // 3/4 and 1/12
    [InlineData(3, 17, 2, 18, 1.5)] // 3/20 and 2/20
    [InlineData(0, 300, 5, 9695, 0.0)]
    [InlineData(10, 0, 5, 0, 1.0)]
    [InlineData(4, 296, 0, 9700, double.PositiveInfinity)] // nobody else has the event
    [InlineData(0, 300, 0, 9700, double.NaN)] // nobody has it
    [InlineData(0, 0, 5, 9695, double.NaN)] // nobody had the drug
    [InlineData(5, 95, 0, 0, double.NaN)] // nobody had another one
    [InlineData(0, 0, 0, 0, double.NaN)]
    public void The_ratio_is_that_of_two_proportions(long a, long b, long c, long d, double ratio) => Assert.Equal(ratio, Counts(a, b, c, d).Ratio, 12);

    [Theory]
    // N 16, |ad − bc| 32, less 8 is 24: 16 · 576 / (4 · 12 · 4 · 12) = 9216 / 2304.
    [InlineData(3, 1, 1, 11, 4.0)]
    // N 15, |ad − bc| 29, less 7.5 is 21.5: 15 · 462.25 / (4 · 11 · 4 · 11) = 6933.75 / 1936. Without the correction it would be 6.52.
    [InlineData(3, 1, 1, 10, 3.5814824380165289)]
    // N 6, |ad − bc| 9, less 3 is 6: 6 · 36 / 81.
    [InlineData(3, 0, 0, 3, 2.6666666666666667)]
    // N 12, |ad − bc| 36, less 6 is 30: 12 · 900 / 1296.
    [InlineData(6, 0, 0, 6, 8.3333333333333333)]
    // N 40, |ad − bc| 20, and the correction is 20.
    [InlineData(3, 17, 2, 18, 0.0)]
    // N 40, |ad − bc| 0, less than the correction.
    [InlineData(3, 17, 3, 17, 0.0)]
    // N 40, |ad − bc| 40, less 20 is 20: 40 · 400 / (20 · 20 · 8 · 32) = 16000 / 102400, whichever has more.
    [InlineData(3, 17, 5, 15, 0.15625)]
    [InlineData(5, 15, 3, 17, 0.15625)]
    // N 40, |ad − bc| 100, less 20 is 80: 40 · 6400 / (20 · 20 · 15 · 25) = 256000 / 150000.
    [InlineData(10, 10, 5, 15, 1.7066666666666667)]
    // Empty margins.
    [InlineData(10, 0, 5, 0, 0.0)]
    [InlineData(0, 0, 5, 95, 0.0)]
    [InlineData(0, 300, 0, 9700, 0.0)]
    [InlineData(0, 0, 0, 0, 0.0)]
    public void Chi_square_is_corrected_after_Yates(long a, long b, long c, long d, double chiSquare) => Assert.Equal(chiSquare, Counts(a, b, c, d).ChiSquare, 12);

    [Theory]
    [InlineData(3, 1, 1, 11, true)] // n 3, PRR 9, χ² 4: two of the limits exactly
    [InlineData(3, 1, 1, 10, false)] // χ² 3.58
    [InlineData(2, 8, 1, 9989, false)] // n 2, PRR 1998, χ² 748
    [InlineData(3, 8, 1, 9988, true)] // n 3
    [InlineData(20, 980, 100, 9900, true)] // PRR 2 exactly, χ² 7.52
    [InlineData(19, 981, 100, 9900, false)] // PRR 1.9, χ² 6.07
    [InlineData(3, 97, 10, 990, false)] // PRR 3, χ² 1.64
    [InlineData(4, 296, 0, 9700, true)] // PRR infinite, χ² 98.2
    [InlineData(3, 0, 0, 3, false)] // PRR infinite, χ² 2.67
    [InlineData(0, 300, 5, 9695, false)]
    [InlineData(5, 95, 0, 0, false)]
    [InlineData(0, 0, 5, 95, false)]
    [InlineData(100, 9900, 900, 100, false)] // the drug has fewer: PRR 0.01, χ² large
    public void A_signal_needs_three_reports_a_ratio_of_two_and_a_chi_square_of_four(long a, long b, long c, long d, bool isSignal) =>
        Assert.Equal(isSignal, Counts(a, b, c, d).IsSignal);

    [Fact]
    public void Counts_of_any_size_are_compared_exactly()
    {
        const long Million = 1_000_000;

        Assert.True(Counts(20 * Million, 980 * Million, 100 * Million, 9900 * Million).IsSignal);
        Assert.False(Counts((20 * Million) - 1, (980 * Million) + 1, 100 * Million, 9900 * Million).IsSignal);
    }

    [Fact]
    public void The_table_is_shown_with_its_measures() => Assert.Equal(
        "fainting with Myrtazan: PRR 9.00, χ² 4.00, n 3 (2×2 table: 3 and 1 with the drug, 1 and 11 with others)",
        Counts(3, 1, 1, 11).ToString());

    private static ReportCounts Counts(long a, long b, long c, long d) => new("Myrtazan", "fainting", a, b, c, d);
}
