using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>What the pages of the rules say is so: the facts under the title, and the code.</summary>
public sealed class RulePageTests
{
    [Fact]
    public void Every_page_is_headed_by_id_and_title() =>
        Check((r, page) => page.Heading == $"# {r.Id}: {r.Title}" ? null : $"\"{page.Heading}\" instead of \"# {r.Id}: {r.Title}\"");

    [Fact]
    public void Every_page_has_the_same_sections() =>
        Check((_, page) => page.Headings.SequenceEqual(RulePage.SectionNames) ? null : $"has the sections {string.Join(", ", page.Headings)}");

    /// <summary>A rule may say less, or more, in some cases: then the page states a second severity.</summary>
    [Fact]
    public void Every_page_states_the_severity() => Check((r, page) =>
    {
        var actual = r.Descriptor.DefaultSeverity.ToString().ToLowerInvariant();
        return page.Severities.FirstOrDefault() == actual ? null : $"states \"{string.Join(" or ", page.Severities)}\" instead of \"{actual}\"";
    });

    [Fact]
    public void Every_page_states_the_group() =>
        Check((r, page) => page.Group == r.GroupTitle ? null : $"states \"{page.Group}\" instead of \"{r.GroupTitle}\"");

    [Fact]
    public void Every_page_states_whether_there_is_a_fix() =>
        Check((r, page) => page.HasFix == r.HasFix ? null : $"states \"{page.HasFix}\", but a fix is {(r.HasFix ? "" : "not ")}registered");

    [Fact]
    public Task The_code_that_is_wrong_triggers_the_rule() => CheckSnippetsAsync("❌", (r, found) =>
        found.Any(d => d.Id == r.Id) ? null : "is not reported");

    [Fact]
    public Task The_code_that_is_right_compiles_and_does_not_trigger_the_rule() => CheckSnippetsAsync("✅", (r, found) =>
        found.Where(d => d.Id == r.Id || d.Severity == DiagnosticSeverity.Error).ToList() is { Count: > 0 } wrong ? FailureReport.List(wrong) : null);

    private static void Check(Func<RuleEntry, RulePage, string?> problem)
    {
        var problems = Pages().Select(p => (p.Rule, Problem: problem(p.Rule, p.Page))).Where(p => p.Problem is not null).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Select(p => $"docs/rules/{p.Rule.Id}.md: {p.Problem}")));
    }

    private static async Task CheckSnippetsAsync(string section, Func<RuleEntry, IReadOnlyList<Diagnostic>, string?> problem)
    {
        var problems = new List<string>();
        foreach (var (rule, page) in Pages())
        {
            var snippets = page.Snippets(section).ToList();
            problems.AddRange(snippets.Count == 0 ? [$"{rule}: there is no C# under {section}"] : []);
            foreach (var snippet in snippets)
            {
                var found = await Verify.DiagnosticsAsync(rule.Group == "ModelCode" ? snippet.Using(ModelApis.All) : snippet);
                problems.AddRange(problem(rule, found) is { } text ? [$"{rule}: the code under {section} {text}\n{snippet.Source}"] : []);
                problems.AddRange(found.Where(d => ScenarioRun.CrashIds.Contains(d.Id)).Select(d => $"{rule}: {d}"));
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    /// <summary>The pages that there are; that none is missing is a convention of its own.</summary>
    private static IEnumerable<(RuleEntry Rule, RulePage Page)> Pages()
    {
        SkipUntil.ThereIsARule();
        return RuleEntry.All.Where(r => File.Exists(r.Page)).Select(r => (r, new RulePage(File.ReadAllText(r.Page))));
    }
}
