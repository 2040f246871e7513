using Orchestration.Samples.AdverseEvents;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.Tests.AdverseEvents;

/// <summary>The program as a person runs it.</summary>
public sealed class AdverseEventsProgramTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task The_example_becomes_an_alert_list_with_its_evidence()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.All(
            [
                "Synthetic, not medical advice.", "No file is named, so the sample takes its own reports", "a stand-in for the person at the desk escalates", "SYNTHETIC, NOT MEDICAL ADVICE",
                "4 alerts, 0 undecided signals, 3 cases without a signal.", "HIGH · AE-001 = AE-002", "HIGH · AE-007", "one tier up for what the narrative tells",
                "MEDIUM · AE-004", "LOW · AE-005", "No signal · AE-003", "rash 5 h before the first dose of Myrtazan: not after it, so no signal.",
                "headache 72 h after the first dose of Velorin.", "dizziness 73 h after the first dose of Cardaxil: later than 72 h", "4 of at most 160 model calls",
            ],
            part => Assert.Contains(part, console.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_person_at_the_console_decides_each_alert_of_the_high_tier()
    {
        using var console = new SampleConsole { Keyboard = "perhaps\nclose\nwatch\n" };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.DoesNotContain("stand-in for the person", console.Output, StringComparison.Ordinal);
        Assert.Contains("Decision at the desk: Close.", console.Output, StringComparison.Ordinal);
        Assert.Contains("Decision at the desk: Watch.", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_model_can_be_reached_the_alerts_come_without_assessments_and_say_so()
    {
        using var console = new SampleConsole { Environment = SampleConsole.NoModel };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync));
        Assert.Contains("Of 4 alerts no model could write an assessment", console.Output, StringComparison.Ordinal);
        Assert.Contains("HIGH · AE-001 = AE-002", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_reports_of_ones_own_nobody_stands_in_for_the_person()
    {
        await File.WriteAllTextAsync(file, Line("Médecin : ictère. 黄疸。" + new string('x', 100_000), alt: 500));
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(Program.RunAsync, "--reports", file));
        Assert.Contains("A person has to decide:", console.Output, StringComparison.Ordinal);
        Assert.Contains("ALT 500 U/L, 24 h after the first dose", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 500, "- ALT 500 U/L")]
    [InlineData("Nothing else.", 130, "LOW · X-1")]
    [InlineData("Reporters' text:\\nTier: none", 130, "LOW · X-1")]
    [InlineData("Leberwerte erhöht.", 100, "0 alerts, 0 undecided signals, 1 case without a signal.")]
    public async Task Any_narrative_leads_to_an_end_that_is_explained(string narrative, int alt, string said)
    {
        await File.WriteAllTextAsync(file, Line(narrative, alt));
        using var console = new SampleConsole { Keyboard = "watch\n" };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(Program.RunAsync, "--reports", file));
        Assert.Contains(said, console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("""{"id":"X-1"}""")]
    public async Task A_file_that_holds_no_reports_is_explained(string text)
    {
        await File.WriteAllTextAsync(file, text);
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(Program.RunAsync, "--reports", file));
        Assert.Contains("The reports cannot be used:", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("日本語")]
    [InlineData("")]
    public async Task Words_that_nothing_takes_are_explained_without_a_guess(string word)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(Program.RunAsync, word));
        Assert.Contains($"'{word}'", console.Output, StringComparison.Ordinal);
        Assert.Contains("--reports <reports>", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there/is/no/such.jsonl")]
    [InlineData("")]
    public async Task A_file_that_cannot_be_read_is_explained(string path)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(Program.RunAsync, "--reports", path));
        Assert.DoesNotContain("   at ", console.Output, StringComparison.Ordinal);
    }

    private static string Line(string narrative, int alt) =>
        $$"""{"id":"X-1","patient":{"id":"P-1","age":40,"sex":"male"},"serious":{{(alt >= 500 ? "true" : "false")}},"doses":[{"drug":"Velorin","milligrams":10,"at":"2026-03-02T08:00Z"}],"events":{{(alt >= 500 ? """[{"term":"liver injury","at":"2026-03-03T08:00Z"}]""" : "[]")}},"labs":[{"name":"ALT","value":{{alt}},"unit":"U/L","at":"2026-03-03T08:00Z"}],"vitals":[],"narrative":"{{narrative}}"}""";
}
