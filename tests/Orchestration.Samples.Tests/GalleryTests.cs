using System.Text.RegularExpressions;

namespace Orchestration.Samples.Tests;

/// <summary>The page that shows all samples shows each as its own page does.</summary>
public sealed partial class GalleryTests
{
    private static readonly string Page = Path.Combine(SamplePrograms.RepositoryRoot(), "docs", "gallery.md");

    public static TheoryData<string> Samples => [.. SamplePrograms.Names];

    [Theory, MemberData(nameof(Samples))]
    public void It_shows_the_diagram_that_the_page_of_the_sample_begins_with(string sample)
    {
        string gallery = Read(Page);
        Match section = Assert.Single(Section().Matches(gallery), section => section.Groups["name"].Value == sample);
        string shown = Diagram().Match(section.Value).Value;
        string expected = Diagram().Match(Read(Path.Combine(SamplePrograms.FolderOf(sample), "README.md"))).Value;
        if (shown != expected && Environment.GetEnvironmentVariable("ORCHESTRATION_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Page, gallery.Replace(section.Value, Diagram().Replace(section.Value, _ => expected), StringComparison.Ordinal));
        }

        Assert.NotEqual("", expected);
        Assert.Equal(expected, shown);
    }

    [Theory, MemberData(nameof(Samples))]
    public void It_says_when_not_to_use_the_sample_and_leads_to_its_page(string sample)
    {
        string section = Assert.Single(Section().Matches(Read(Page)), section => section.Groups["name"].Value == sample).Value;

        Assert.Contains("**When not to.**", section, StringComparison.Ordinal);
        Assert.Contains($"](../samples/{sample})", section, StringComparison.Ordinal);
    }

    [Fact]
    public void It_shows_no_sample_that_is_not_there() =>
        Assert.Equal(SamplePrograms.Names, Section().Matches(Read(Page)).Select(section => section.Groups["name"].Value).Order(StringComparer.Ordinal));

    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^## (?<name>\w+)\n.*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("```mermaid\n.*?\n?```", RegexOptions.Singleline)]
    private static partial Regex Diagram();
}
