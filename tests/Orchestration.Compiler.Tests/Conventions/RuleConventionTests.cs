using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.v3;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>A rule, its fix, their tests and its page are one set: nothing of it is missing and all of it has the same stem.</summary>
public sealed partial class RuleConventionTests
{
    [Fact]
    public void Every_rule_is_reported_by_an_analyzer_and_every_reported_id_is_a_rule()
    {
        SkipUntil.ThereIsARule();

        Assert.Equal(RuleEntry.All.Select(r => r.Id).Order(), CompilerParts.UnderTest.Descriptors.Select(d => d.Id).Distinct().Order());
    }

    [Fact]
    public void Every_id_is_one_rules_own_and_of_the_form_ORCnnnn() => Check(
        r => IdForm().IsMatch(r.Id) && RuleEntry.All.Count(other => other.Id == r.Id) == 1,
        r => $"{r.Rule.GetType()} has the id {r.Id}");

    [Fact]
    public void Every_rule_stands_in_the_folder_of_its_group() => CheckFile(r => r.RuleFile);

    [Fact]
    public void Every_rule_has_tests_of_its_stem() => CheckFile(r => r.RuleTests);

    /// <summary>Two shapes that a rule finds may be one in disguise, and a rule is switched off for what it finds and should not.</summary>
    [Fact]
    public void Every_rule_has_three_tests_that_trigger_and_three_near_misses() => Check(
        r => CasesOf(r, TriggerName()) >= 3 && CasesOf(r, NearMissName()) >= 3,
        r => $"{r} has {CasesOf(r, TriggerName())} cases that trigger and {CasesOf(r, NearMissName())} that do not, by the names of its tests");

    [Fact]
    public void Every_rule_has_a_page() => CheckFile(r => r.Page);

    [Fact]
    public void Every_rule_has_a_title_and_a_help_link_to_its_page() => Check(
        r => r.Title.Length > 0 && r.Descriptor.HelpLinkUri.EndsWith($"/docs/rules/{r.Id}.md", StringComparison.Ordinal),
        r => $"{r} has the title \"{r.Title}\" and the help link {r.Descriptor.HelpLinkUri}");

    [Fact]
    public void Every_rule_is_listed_in_the_releases()
    {
        var folder = Repository.PathOf("src", "Orchestration.Compiler");
        var releases = Directory.EnumerateFiles(folder, "AnalyzerReleases.*.md").SelectMany(File.ReadLines).ToList();

        Check(r => releases.Any(line => line.StartsWith($"{r.Id} ", StringComparison.Ordinal)), r => $"{r} is in no AnalyzerReleases file");
    }

    [Fact]
    public void Every_fix_stands_in_the_folder_of_its_group_and_is_named_after_its_rule() => Check(
        r => !r.HasFix || (File.Exists(r.FixFile) && CompilerParts.UnderTest.FixesOf(r.Id).Any(f => f.GetType().Name == $"{r.Stem}Fix")),
        r => $"{r}: {string.Join(", ", CompilerParts.UnderTest.FixesOf(r.Id).Select(f => f.GetType().FullName))} instead of {r.Stem}Fix in {r.FixFile}");

    [Fact]
    public void Every_fix_has_tests_of_its_stem() => Check(r => !r.HasFix || File.Exists(r.FixTests), r => $"{r}: there is no {r.FixTests}");

    [Fact]
    public void Every_fix_is_for_a_rule_and_works_with_fix_all()
    {
        SkipUntil.ThereIsARule();
        var rules = RuleEntry.All.Select(r => r.Id).ToHashSet();

        Assert.All(CompilerParts.UnderTest.Fixes, f =>
        {
            Assert.Contains(f.FixableDiagnosticIds, rules.Contains);
            Assert.NotNull(f.GetFixAllProvider());
        });
    }

    [Theory]
    [InlineData("orchestration.strict")]
    [InlineData("orchestration.none")]
    public void Every_analysis_mode_knows_every_rule(string mode)
    {
        SkipUntil.ThereIsARule();

        Snapshots.MatchFile(AnalysisModes.Folder, $"{mode}.globalconfig", AnalysisModes.Files[mode]);
    }

    [Fact]
    public void Every_page_names_a_rule()
    {
        SkipUntil.ThereIsARule();
        var pages = Directory.EnumerateFiles(Repository.PathOf("docs", "rules"), "ORC*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Empty(pages.Except(RuleEntry.All.Select(r => r.Id)));
    }

    /// <summary>The cases of a rule's tests whose name ends so: a fact is one, and a theory has one for each of its sources of data.</summary>
    private static int CasesOf(RuleEntry rule, Regex nameEnd) =>
        (typeof(RuleConventionTests).Assembly.GetType($"Orchestration.Compiler.Tests.Rules.{rule.Group}.{rule.Stem}Tests")?.GetMethods() ?? [])
        .Where(method => nameEnd.IsMatch(method.Name) && method.IsDefined(typeof(FactAttribute)))
        .Sum(method => method.IsDefined(typeof(TheoryAttribute)) ? method.GetCustomAttributes().OfType<IDataAttribute>().Count() : 1);

    private static void CheckFile(Func<RuleEntry, string> file) =>
        Check(r => File.Exists(file(r)), r => $"{r}: there is no {Path.GetRelativePath(Repository.Root, file(r))}");

    /// <summary>Fails with one line for each rule that does not hold.</summary>
    private static void Check(Func<RuleEntry, bool> holds, Func<RuleEntry, string> problem)
    {
        SkipUntil.ThereIsARule();
        var problems = RuleEntry.All.Where(r => !holds(r)).Select(problem).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [GeneratedRegex("_Triggers?[A-Za-z]*$")]
    private static partial Regex TriggerName();

    [GeneratedRegex("_Do(es)?NotTrigger[A-Za-z]*$")]
    private static partial Regex NearMissName();

    [GeneratedRegex("^ORC[1-9][0-9]{3}$")]
    private static partial Regex IdForm();
}
