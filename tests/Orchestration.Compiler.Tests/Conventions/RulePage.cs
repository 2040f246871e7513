using System.Text.RegularExpressions;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>
/// The page of a rule:
/// <code>
/// # ORC2001: Title of the rule
///
/// **Severity:** error · **Code fix:** yes
///
/// ## Cause
/// ## ❌
/// ## ✅
/// ## Why
/// ## How to suppress
/// </code>
/// The C# fences under ❌ and ✅ are complete files with the tests' global usings. A fence <c>```text judge.prompt.md</c> in the same section is
/// an additional file of that name for all of them.
/// </summary>
internal sealed partial class RulePage
{
    /// <summary>The sections that every page has, in this order.</summary>
    public static readonly string[] SectionNames = ["Cause", "❌", "✅", "Why", "How to suppress"];

    private readonly string _text;

    public RulePage(string text) => _text = LineDiff.Normalize(text);

    /// <summary>The first line.</summary>
    public string Heading => _text.Split('\n')[0];

    /// <summary>The severities it states, in small letters; empty where it states none.</summary>
    public string Severity => FactsLine().Match(_text).Groups["severity"].Value;

    /// <summary>Whether it states that there is a code fix; <see langword="null"/> where it says neither yes nor no.</summary>
    public bool? HasFix => FactsLine().Match(_text) is { Success: true } facts ? facts.Groups["fix"].Value == "yes" : null;

    /// <summary>The headings of the second level in order.</summary>
    public IEnumerable<string> Headings => SectionHeading().Matches(OutsideFences()).Select(m => m.Groups["name"].Value);

    /// <summary>The C# files of a section, each with the additional files of that section.</summary>
    public IEnumerable<Scenario> Snippets(string section)
    {
        var fences = Fence().Matches(TextOf(section)).ToList();
        var files = fences.Where(f => f.Groups["name"].Success).ToDictionary(f => f.Groups["name"].Value, f => f.Groups["code"].Value);
        return fences.Where(f => f.Groups["language"].Value == "csharp").Select(f => new Scenario(f.Groups["code"].Value) { AdditionalFiles = files });
    }

    private string TextOf(string section)
    {
        var start = _text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var end = _text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? _text[start..] : _text[start..end];
    }

    private string OutsideFences() => Fence().Replace(_text, "");

    [GeneratedRegex(@"^\*\*Severity:\*\* (?<severity>[a-z ]+) · \*\*Code fix:\*\* (?<fix>yes|no)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FactsLine();

    [GeneratedRegex("^## (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^```(?<language>\w+)( (?<name>\S+))?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
