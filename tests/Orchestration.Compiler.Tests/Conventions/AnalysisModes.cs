using System.Text;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>
/// The files that the package sets severities with for each value of <c>OrchestrationAnalysisMode</c> but <c>Default</c>. Each rule has a line of its own: a
/// line for a group is not heard for what is found in prompt files.
/// </summary>
internal static class AnalysisModes
{
    private static readonly string[] ErrorGroups = ["Termination", "Verification", "Security"];

    /// <summary>The files by name, without <c>.globalconfig</c>.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["orchestration.strict"] = Text(
            $"Strict: every rule is at least a warning, and a warning of {string.Join(", ", ErrorGroups[..^1])} or {ErrorGroups[^1]} an error. What is hidden stays hidden.",
            Strict),
        ["orchestration.none"] = Text("None: only what makes a declaration unworkable is said.", None),
    };

    /// <summary>Where the files are.</summary>
    public static string Folder => Repository.PathOf("src", "Orchestration", "buildTransitive", "config");

    private static string? Strict(RuleEntry rule) => rule.Descriptor.DefaultSeverity switch
    {
        DiagnosticSeverity.Warning when ErrorGroups.Contains(rule.Group) => "error",
        DiagnosticSeverity.Warning or DiagnosticSeverity.Info => "warning",
        _ => null,
    };

    private static string? None(RuleEntry rule) => rule.Group == "Declaration" ? null : "none";

    /// <summary>One line for each rule that is set. The level is below all others, so that a setting of the user's own goes before it wherever it stands.</summary>
    private static string Text(string what, Func<RuleEntry, string?> severity)
    {
        var text = new StringBuilder($"# {what}\n# Written from the rules by their tests; see CONTRIBUTING.md.\nis_global = true\nglobal_level = -100\n\n");
        foreach (var rule in RuleEntry.All)
        {
            if (severity(rule) is { } set)
            {
                text.Append($"dotnet_diagnostic.{rule.Id}.severity = {set}\n");
            }
        }

        return text.ToString();
    }
}
