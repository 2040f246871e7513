using Orchestration.Samples.AdverseEvents;
using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.Tests.AdverseEvents;

/// <summary>What one case is, how it is read, and how a signal of it is rated.</summary>
public sealed class CaseTests
{
    private static readonly CaseReport Report = Reports.High("1");

    public static TheoryData<CaseReport> SameCase => new()
    {
        Report with { Id = "2" },
        Report with { Narrative = "Another reporter's words." },
        Report with { Serious = true },
        Report with { Labs = [.. Report.Labs.Reverse()] },
        Report with { Labs = [.. Report.Labs, Report.Labs[0]] },
        Report with { Doses = [Report.Doses[0] with { Drug = " VELORIN ", At = Reports.Dose.ToOffset(TimeSpan.FromHours(-8)) }] },
    };

    [Theory, MemberData(nameof(SameCase))]
    public void Reports_that_tell_the_same_are_one_case(CaseReport other) =>
        Assert.Equal([Report, other], Assert.Single(Deduplication.Of([Report, other])).Reports);

    public static TheoryData<CaseReport> OtherCase => new()
    {
        Report with { Patient = Report.Patient with { Id = "P-2" } },
        Report with { Doses = [Report.Doses[0] with { Milligrams = 20 }] },
        Report with { Doses = [Report.Doses[0] with { At = Reports.Dose.AddMinutes(1) }] },
        Report with { Events = [] },
        Report with { Labs = [Report.Labs[0]] },
        Report with { Vitals = Report.Labs },
        Report with { Labs = [], Vitals = Report.Labs },
    };

    [Theory, MemberData(nameof(OtherCase))]
    public void Reports_that_differ_in_what_happened_are_two(CaseReport other) => Assert.Equal(2, Deduplication.Of([Report, other]).Count);

    [Fact]
    public void A_name_that_looks_like_two_parts_is_not_taken_for_them()
    {
        CaseReport one = Report with { Events = [new ReportedEvent("a\",\"1", Reports.Dose)] };
        CaseReport other = Report with { Events = [new ReportedEvent("a", Reports.Dose), new ReportedEvent("1", Reports.Dose)] };

        Assert.NotEqual(Deduplication.KeyOf(one), Deduplication.KeyOf(other));
    }

    [Fact]
    public void A_case_keeps_all_numbers_and_narratives_and_is_serious_if_one_reporter_says_so()
    {
        var one = new Case([Report, Report with { Id = "2", Serious = true, Narrative = "More." }, Report with { Id = "3", Narrative = " " }]);

        Assert.Equal(("1 = 2 = 3", "Yellow eyes.\n\nMore.", true), (one.Id, one.Narrative, one.IsSerious));
    }

    [Theory]
    [InlineData(1, Tier.Low)]
    [InlineData(2, Tier.Low)]
    [InlineData(3, Tier.Medium)]
    [InlineData(4, Tier.Medium)]
    [InlineData(5, Tier.High)]
    [InlineData(9, Tier.High)]
    public void The_score_makes_the_tier(int score, Tier tier) => Assert.Equal(tier, Rating.TierOf(score));

    [Fact]
    public void Each_detector_counts_once_with_its_weightiest_finding()
    {
        Rating rating = Rate(serious: true, false, (Detector.Onset, 2), (Detector.LabThreshold, 2), (Detector.LabThreshold, 3), (Detector.Onset, 2));

        Assert.Equal(new Rating(6, Tier.High, "laboratory value 3 + onset 2 + serious by its reporter 1"), rating);
    }

    [Theory]
    [InlineData(2, Tier.Low, Tier.Medium)]
    [InlineData(3, Tier.Medium, Tier.High)]
    [InlineData(6, Tier.High, Tier.High)]
    public void What_the_narrative_tells_lifts_the_tier_by_one_and_leaves_the_score(int points, Tier without, Tier with)
    {
        Assert.Equal((points, without), (Rate(false, false, (Detector.Onset, points)).Score, Rate(false, false, (Detector.Onset, points)).Tier));
        Assert.Equal((points, with), (Rate(false, true, (Detector.Onset, points)).Score, Rate(false, true, (Detector.Onset, points)).Tier));
    }

    [Fact]
    public void The_samples_own_reports_are_usable_and_say_that_they_are_synthetic()
    {
        string folder = Path.Combine(SamplePrograms.FolderOf("AdverseEvents"), "Data");

        Assert.Equal(8, ReportFile.Example().Count);
        Assert.All(
            Directory.EnumerateFiles(folder).SelectMany(File.ReadLines),
            line => Assert.Contains("\"notice\":\"synthetic, not medical advice\"", line, StringComparison.Ordinal));
        using StreamReader own = File.OpenText(Path.Combine(folder, "reports.jsonl"));
        Assert.Equal(8, ReportFile.Read(own, "reports.jsonl").Count);
    }

    [Theory]
    [InlineData("2026-03-02T08:00", "A time is written with its zone")]
    [InlineData("2026-03-02", "A time is written with its zone")]
    [InlineData("noon", "A time is written with its zone")]
    public void A_time_without_a_zone_is_refused(string time, string problem) => Assert.Contains(problem, ProblemOf(LineAt(time)), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-03-02T08:00Z")]
    [InlineData("2026-03-02T09:00+01:00")]
    [InlineData("2026-03-02T03:00:00-05:00")]
    [InlineData("2026-03-02T08:00:00.000Z")]
    public void A_time_with_its_zone_is_one_instant_however_it_is_written(string time) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), Assert.Single(ReportFile.Read(new StringReader(LineAt(time)), "file")).Doses[0].At);

    [Theory]
    [InlineData("", "file holds no reports.")]
    [InlineData("{}", "file, line 1:")]
    [InlineData("nonsense", "file, line 1:")]
    [InlineData("null", "file, line 1:")]
    public void What_is_no_report_is_named(string text, string problem) => Assert.Contains(problem, ProblemOf(text), StringComparison.Ordinal);

    [Fact]
    public void What_can_be_no_measurement_and_empty_names_are_refused()
    {
        Assert.Contains("report 'A'", ProblemOf(LineAt("2026-03-02T08:00Z", milligrams: "1e300")), StringComparison.Ordinal);
        Assert.Contains("is empty", ProblemOf(LineAt("2026-03-02T08:00Z", drug: " ")), StringComparison.Ordinal);
        Assert.Contains("line 1", ProblemOf(LineAt("2026-03-02T08:00Z").Replace("\"narrative\":\"\"", "\"narrative\":null", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string ProblemOf(string text) => Assert.Throws<FormatException>(() => ReportFile.Read(new StringReader(text), "file")).Message;

    private static string LineAt(string time, string drug = "Velorin", string milligrams = "10") =>
        $$"""{"id":"A","patient":{"id":"P","age":40,"sex":"male"},"serious":false,"doses":[{"drug":"{{drug}}","milligrams":{{milligrams}},"at":"{{time}}"}],"events":[],"labs":[],"vitals":[],"narrative":""}""";

    private static Rating Rate(bool serious, bool byNarrative, params (Detector By, int Points)[] findings) => Rating.Of(
        new Signal(Reports.CaseOf(Report with { Serious = serious }), [.. findings.Select(finding => new Finding(finding.By, finding.Points, "evidence"))]),
        byNarrative);
}
