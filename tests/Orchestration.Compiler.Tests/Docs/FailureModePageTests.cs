using System.Text.RegularExpressions;

namespace Orchestration.Compiler.Tests.Docs;

/// <summary>The page of the failure modes and the rules' own pages say the same of which rule is about which mode.</summary>
public sealed partial class FailureModePageTests
{
    private const int Modes = 14;

    private static readonly IReadOnlyDictionary<string, string> Sections = Section().Matches(File.ReadAllText(Repository.PathOf("docs", "failure-modes.md")).ReplaceLineEndings("\n"))
        .ToDictionary(section => section.Groups["mode"].Value, section => section.Groups["text"].Value);

    [Fact]
    public void ThereIsASectionForEachMode() =>
        Assert.Equal(["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3"], Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void EachSectionSaysWhatStaysOpen() => Assert.Equal(Modes, Sections.Values.Count(text => text.Contains("- **Open.** ", StringComparison.Ordinal)));

    [Fact]
    public void EachRuleStandsUnderTheModesThatItsPageNames()
    {
        var named = RulePages.SelectMany(page => ModesIn(page.Text).Select(mode => (page.Id, Mode: mode)));

        Assert.Equal([], named.Where(pair => !Sections[pair.Mode].Contains($"[{pair.Id}]", StringComparison.Ordinal)).Select(pair => $"{pair.Id} names {pair.Mode}"));
    }

    [Fact]
    public void EachRuleUnderAModeNamesItOnItsPage()
    {
        var pages = RulePages.ToDictionary(page => page.Id, page => ModesIn(page.Text));
        var listed = Sections.SelectMany(section => Rule().Matches(section.Value).Select(rule => (Id: rule.Groups["id"].Value, Mode: section.Key)));

        Assert.Equal([], listed.Where(pair => !pages[pair.Id].Contains(pair.Mode)).Select(pair => $"{pair.Id} does not name {pair.Mode}"));
    }

    private static IEnumerable<(string Id, string Text)> RulePages =>
        Directory.EnumerateFiles(Repository.PathOf("docs", "rules"), "ORC*.md").Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)));

    private static HashSet<string> ModesIn(string page) => [.. Mode().Matches(page).Select(mode => mode.Groups["mode"].Value)];

    [GeneratedRegex(@"^### (?<mode>\d\.\d) (?<text>.*?)(?=^##|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\bmodes?\s+(?<mode>[123]\.[1-6])\b")]
    private static partial Regex Mode();

    [GeneratedRegex(@"\[(?<id>ORC\d{4})\]")]
    private static partial Regex Rule();
}
