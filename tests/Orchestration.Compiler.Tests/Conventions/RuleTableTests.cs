using System.Text.RegularExpressions;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>The tables of <c>docs/rules.md</c> name every rule, each in its group, in the order of the ids and as its page has it.</summary>
public sealed partial class RuleTableTests
{
    private static readonly string[] Lines = LineDiff.Normalize(File.ReadAllText(Repository.PathOf("docs", "rules.md"))).Split('\n');

    [Fact]
    public void Every_rule_stands_in_the_table_of_its_group()
    {
        var groups = RuleEntry.All.GroupBy(r => r.GroupTitle).ToDictionary(g => g.Key, g => g.Select(RowOf).ToList());
        var actual = groups.Keys.Union(Tables().Keys).ToDictionary(title => title, title => Tables().GetValueOrDefault(title, []));
        var problems = actual.Where(table => !table.Value.SequenceEqual(groups.GetValueOrDefault(table.Key, [])))
            .Select(table => $"## {table.Key}\n{LineDiff.Show(string.Join("\n", groups.GetValueOrDefault(table.Key, [])), string.Join("\n", table.Value))}");

        Assert.True(!problems.Any(), "docs/rules.md differs from the rules. (- expected, + actual)\n\n" + string.Join("\n\n", problems));
    }

    [Fact]
    public void The_readme_lists_the_same_rules()
    {
        var readme = LineDiff.Normalize(File.ReadAllText(Repository.PathOf("README.md"))).Split('\n').Where(line => Row().IsMatch(line));

        Assert.Equal(Tables().Values.SelectMany(rows => rows).Select(row => row.Replace("(rules/", "(docs/rules/", StringComparison.Ordinal)), readme);
    }

    [Fact]
    public void Every_suppressor_is_named_with_the_warnings_that_it_takes_back()
    {
        var text = string.Join("\n", Lines);

        Assert.All(
            CompilerParts.UnderTest.Analyzers.OfType<Microsoft.CodeAnalysis.Diagnostics.DiagnosticSuppressor>().SelectMany(s => s.SupportedSuppressions),
            s => Assert.True(text.Contains(s.SuppressedDiagnosticId, StringComparison.Ordinal), $"docs/rules.md does not say that {s.SuppressedDiagnosticId} is taken back."));
    }

    /// <summary>The rows about rules, by the heading that they stand under.</summary>
    private static Dictionary<string, List<string>> Tables()
    {
        var tables = new Dictionary<string, List<string>>();
        var heading = "";
        foreach (var line in Lines)
        {
            heading = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : heading;
            if (Row().IsMatch(line))
            {
                (tables.TryGetValue(heading, out var rows) ? rows : tables[heading] = []).Add(line);
            }
        }

        return tables;
    }

    private static string RowOf(RuleEntry rule)
    {
        var severities = File.Exists(rule.Page) ? new RulePage(File.ReadAllText(rule.Page)).Severities : [];
        var severity = severities.Count > 0 ? string.Join(" or ", severities) : rule.Descriptor.DefaultSeverity.ToString().ToLowerInvariant();
        return $"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Title} | {severity} | {(rule.HasFix ? "✔" : "")} |";
    }

    [GeneratedRegex(@"^\| \[ORC[0-9]{4}\]")]
    private static partial Regex Row();
}
