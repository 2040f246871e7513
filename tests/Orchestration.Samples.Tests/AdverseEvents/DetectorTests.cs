using Orchestration.Samples.AdverseEvents;
using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.Tests.AdverseEvents;

public sealed class DetectorTests
{
    private static readonly CaseReport Report = Reports.Low("1");

    [Theory]
    [InlineData(-100, false)]
    [InlineData(-0.01, false)]
    [InlineData(0, false)]
    [InlineData(0.01, true)]
    [InlineData(71.99, true)]
    [InlineData(72, true)]
    [InlineData(72.01, false)]
    public void An_event_counts_after_the_dose_and_until_72_hours(double hours, bool counts)
    {
        Detected detected = Onset.Detect(Reports.CaseOf(Report with { Events = [Reports.Happened("headache", hours)] }));

        Assert.Equal(counts, detected.Findings.Count == 1);
        Assert.Equal(counts, detected.Notes.Count == 0);
    }

    [Fact]
    public void The_window_is_exact_to_the_tick()
    {
        Assert.False(Onset.IsWithin(TimeSpan.Zero));
        Assert.True(Onset.IsWithin(TimeSpan.FromTicks(1)));
        Assert.True(Onset.IsWithin(TimeSpan.FromHours(72)));
        Assert.False(Onset.IsWithin(TimeSpan.FromHours(72) + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Hours_are_counted_from_the_first_dose_of_each_drug_whatever_the_zone()
    {
        CaseReport report = Report with
        {
            Doses = [Reports.At("velorin", 48), Reports.At("Velorin", 0) with { At = Reports.Dose.ToOffset(TimeSpan.FromHours(5)) }, Reports.At("Cardaxil", 60)],
            Events = [Reports.Happened("headache", 73)],
        };

        Detected detected = Onset.Detect(Reports.CaseOf(report));

        Assert.Equal(["headache 13 h after the first dose of Cardaxil"], detected.Findings.Select(finding => finding.Evidence));
        Assert.Equal(["headache 73 h after the first dose of Velorin: later than 72 h, so its time says nothing."], detected.Notes);
    }

    [Theory]
    [InlineData(119.9, 0)]
    [InlineData(120, LabThreshold.Points)]
    [InlineData(319.9, LabThreshold.Points)]
    [InlineData(320, LabThreshold.SeverePoints)]
    public void A_laboratory_value_counts_from_its_limit_on(double value, int points) =>
        Assert.Equal(points, PointsOf(Labs(Reports.Lab("alt", value, 10))));

    [Theory]
    [InlineData(100.1, 0)]
    [InlineData(100, LabThreshold.Points)]
    [InlineData(50.1, LabThreshold.Points)]
    [InlineData(50, LabThreshold.SeverePoints)]
    public void A_lower_limit_counts_downwards(double value, int points) =>
        Assert.Equal(points, PointsOf(Labs(Reports.Lab("Platelets", value, 10, "10^9/L"))));

    [Fact]
    public void A_laboratory_value_shows_what_it_was_held_against() => Assert.Equal(
        "ALT 400 U/L, 20 h after the first dose (limit 120, severe 320; before it 30)",
        Assert.Single(Labs(Reports.Lab("ALT", 30, -5), Reports.Lab("ALT", 400, 20), Reports.Lab("ALT", 300, 40)).Findings).Evidence);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0)] // with the dose is not after it
    public void A_laboratory_value_before_the_dose_is_none(double hours) => Assert.Empty(Labs(Reports.Lab("ALT", 400, hours)).Findings);

    [Fact]
    public void A_value_that_was_beyond_its_limit_before_the_dose_is_no_signal()
    {
        Detected detected = Labs(Reports.Lab("ALT", 130, -1), Reports.Lab("ALT", 400, 20));

        Assert.Empty(detected.Findings);
        Assert.Contains("before the first dose already", Assert.Single(detected.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_last_value_before_the_dose_tells_how_it_was_before() =>
        Assert.Equal(LabThreshold.SeverePoints, PointsOf(Labs(Reports.Lab("ALT", 130, -48), Reports.Lab("ALT", 40, -1), Reports.Lab("ALT", 400, 20))));

    [Theory]
    [InlineData("ferritin", "U/L", "No limit is known for ferritin, so it was not looked at.")]
    [InlineData("ALT", "mg/dL", "ALT is given in mg/dL and its limit in U/L, so it was not looked at.")]
    public void What_cannot_be_looked_at_is_said(string name, string unit, string note) =>
        Assert.Equal([note], Labs(Reports.Lab(name, 1000, 10, unit)).Notes);

    [Theory]
    // Means 2 h and 80: slope (−1·−10 + 0·0 + 1·10) / 2 = 10 an hour over 2 h.
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 70, 80, 90 }, 20.0)]
    // Means 3 h and 85: slope (−2·−15 + 0·−5 + 2·20) / 8 = 8.75 an hour over 4 h.
    [InlineData(new double[] { 1, 3, 5 }, new double[] { 70, 80, 105 }, 35.0)]
    // Means 2.5 h and 75: slope (−1.5·−5 − 0.5·5 + 0.5·−5 + 1.5·5) / 5 = 2 an hour over 3 h: up and down again is hardly a trend.
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 70, 80, 70, 80 }, 6.0)]
    [InlineData(new double[] { 3, 1, 2 }, new double[] { 70, 90, 80 }, -20.0)]
    public void A_trend_is_the_change_of_the_fitted_line(double[] hours, double[] values, double change) =>
        Assert.Equal(change, VitalTrend.FittedChange([.. hours.Zip(values)])!.Value, 9);

    [Fact]
    public void Two_values_or_values_of_one_moment_are_no_trend()
    {
        Assert.Null(VitalTrend.FittedChange([(1, 70), (2, 100)]));
        Assert.Null(VitalTrend.FittedChange([(1, 70), (1, 80), (1, 90)]));
    }

    [Theory]
    [InlineData(90, true)] // 20 in 2 h, which is the limit
    [InlineData(89.9, false)]
    [InlineData(50, false)] // the other way
    public void A_vital_sign_counts_from_its_limit_on(double last, bool counts) =>
        Assert.Equal(counts, Vitals(Reports.Pulse(70, 1), Reports.Pulse((70 + last) / 2, 2), Reports.Pulse(last, 3)).Findings.Count == 1);

    [Fact]
    public void A_falling_vital_sign_counts_where_its_limit_is_a_fall()
    {
        Measurement[] pressures = [.. new double[] { 130, 120, 110 }.Select((value, i) => new Measurement("Systolic pressure", value, "mmHg", Reports.Dose.AddHours(i + 1)))];

        Assert.Equal(
            "systolic pressure falls by 20 mmHg from 1 h to 3 h after the first dose (a line fitted through 130, 120, 110; limit 20)",
            Assert.Single(Vitals(pressures).Findings).Evidence);
    }

    [Fact]
    public void Vital_signs_before_the_dose_are_no_part_of_the_trend() =>
        Assert.Empty(Vitals(Reports.Pulse(40, -2), Reports.Pulse(50, 0), Reports.Pulse(70, 1), Reports.Pulse(70, 2), Reports.Pulse(70, 3)).Findings);

    [Theory]
    [InlineData("liver injury", 200, true)]
    [InlineData(" LIVER  injury ", 0.1, true)]
    [InlineData("liver injury", 0, false)]
    [InlineData("liver injury", -3, false)]
    [InlineData("headache", 3, false)] // PRR 1.03
    [InlineData("hiccups", 3, false)] // not in the background
    public void Counts_speak_for_events_after_the_dose_only(string term, double hours, bool counts) => Assert.Equal(
        counts,
        Disproportionality.Detect(Reports.CaseOf(Report with { Events = [Reports.Happened(term, hours)] }), Reports.Reference.Background).Findings.Count == 1);

    [Fact]
    public async Task All_four_detectors_look_at_a_case_at_once_and_report_in_their_order()
    {
        CaseReport report = Reports.High("1") with { Vitals = [Reports.Pulse(70, 1), Reports.Pulse(85, 2), Reports.Pulse(100, 3)] };

        Screened screened = await new Detectors(Reports.Reference).RunAsync(Reports.CaseOf(report));

        Assert.Equal([Detector.LabThreshold, Detector.VitalTrend, Detector.Onset, Detector.Disproportionality], screened.Detected.Findings.Select(finding => finding.By));
        Assert.Equal(0, Detectors.MaxCalls);
    }

    [Fact]
    public async Task Without_a_dose_nothing_is_a_signal()
    {
        Screened screened = await new Detectors(Reports.Reference).RunAsync(Reports.CaseOf(Reports.High("1") with { Doses = [] }));

        Assert.Empty(screened.Detected.Findings);
        Assert.Equal(["No dose is told, so nothing can have come after one."], screened.Detected.Notes);
    }

    private static Detected Labs(params Measurement[] labs) => LabThreshold.Detect(Reports.CaseOf(Report with { Labs = labs }), Reports.Reference.Labs);

    private static Detected Vitals(params Measurement[] vitals) => VitalTrend.Detect(Reports.CaseOf(Report with { Vitals = vitals }), Reports.Reference.Vitals);

    private static int PointsOf(Detected detected) => detected.Findings.Sum(finding => finding.Points);
}
