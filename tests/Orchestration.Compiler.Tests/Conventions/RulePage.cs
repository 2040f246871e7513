using System.Text.RegularExpressions;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>
/// The page of a rule:
/// <code>
/// # ORC2001: Title of the rule
///
/// **Warning or info** · [Verification](../rules.md)
///
/// ## Cause
/// ## ❌
/// ## ✅
/// ## Why
/// ## When to suppress
/// ## Limits
/// </code>
/// The first severity is the usual one, a second one that of the cases which the page names. The text says what the code fix
/// does, or that there is no code fix.
/// The C# fences under ❌ and ✅ are complete files with the tests' global usings. A fence <c>```text judge.prompt.md</c> in the same section is
/// an additional file of that name for all of them, and a fence <c>```csharp Report.Draft.cs</c> is a further C# file.
/// </summary>
internal sealed partial class RulePage
{
    /// <summary>The sections that every page has, in this order.</summary>
    public static readonly string[] SectionNames = ["Cause", "❌", "✅", "Why", "When to suppress", "Limits"];

    private readonly string _text;

    public RulePage(string text) => _text = LineDiff.Normalize(text);

    /// <summary>The first line.</summary>
    public string Heading => _text.Split('\n')[0];

    /// <summary>The severities it states, in small letters, the usual one first; empty where it states none.</summary>
    public IReadOnlyList<string> Severities =>
        FactsLine().Match(_text).Groups["severity"].Value.ToLowerInvariant().Split(" or ", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The group it states; empty where it states none.</summary>
    public string Group => FactsLine().Match(_text).Groups["group"].Value;

    /// <summary>Whether it speaks of a code fix, or only says that there is no code fix; <see langword="null"/> where it says neither.</summary>
    public bool? HasFix => FixMention().Matches(OutsideFences()) is { Count: > 0 } mentions ? mentions.Any(m => !m.Groups["no"].Success) : null;

    /// <summary>The headings of the second level in order.</summary>
    public IEnumerable<string> Headings => SectionHeading().Matches(OutsideFences()).Select(m => m.Groups["name"].Value);

    /// <summary>The C# files of a section, each with the named files of that section.</summary>
    public IEnumerable<Scenario> Snippets(string section)
    {
        var fences = Fence().Matches(TextOf(section)).ToLookup(f => (IsCode: f.Groups["language"].Value == "csharp", IsNamed: f.Groups["name"].Success));
        var files = fences[(true, true)].ToDictionary(f => f.Groups["name"].Value, f => f.Groups["code"].Value);
        var additional = fences[(false, true)].ToDictionary(f => f.Groups["name"].Value, f => f.Groups["code"].Value);
        return fences[(true, false)].Select(f => new Scenario(f.Groups["code"].Value) { Files = files, AdditionalFiles = additional });
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

    [GeneratedRegex(@"^\*\*(?<severity>[A-Z][a-z ]+)\*\* · \[(?<group>[^\]]+)\]\(\.\./rules\.md(#[a-z-]+)?\)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FactsLine();

    [GeneratedRegex(@"\b(?<no>no\s+)?code\s+fix", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FixMention();

    [GeneratedRegex("^## (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^```(?<language>\w+)( (?<name>\S+))?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
