using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The words with which a verifier says what it found.</summary>
internal static class FailureReport
{
    /// <summary>One line for each diagnostic, and each generated file that has one with the place marked in it.</summary>
    public static string List(IEnumerable<Diagnostic> diagnostics)
    {
        var report = new StringBuilder();
        var ordered = diagnostics.OrderBy(PathOf).ThenBy(d => d.Location.SourceSpan.Start).ToList();
        foreach (var diagnostic in ordered)
        {
            report.AppendLine(Line(diagnostic));
        }

        foreach (var file in ordered.Where(d => IsElsewhere(d) && d.Location.SourceTree is not null).GroupBy(d => d.Location.SourceTree!))
        {
            report.AppendLine().Append("--- ").AppendLine(file.Key.FilePath).AppendLine(Numbered(file.Key.GetText(), file));
        }

        return report.ToString();
    }

    /// <summary>The file of a diagnostic; empty where it has none.</summary>
    public static string PathOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path ?? "";

    /// <summary>Whether a diagnostic stands in no file of the test, and so under no mark.</summary>
    public static bool IsElsewhere(Diagnostic diagnostic) => !PathOf(diagnostic).StartsWith(Scenario.Folder, StringComparison.Ordinal);

    /// <summary>A message without the culture of the machine.</summary>
    public static string MessageOf(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var where = place.Path is null ? "(no place)" : $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})";
        return $"  {diagnostic.Id} {diagnostic.Severity.ToString().ToLowerInvariant()} {where}: {MessageOf(diagnostic)}";
    }

    private static string Numbered(SourceText text, IEnumerable<Diagnostic> diagnostics)
    {
        var result = new StringBuilder();
        var ids = diagnostics.ToLookup(d => d.Location.GetLineSpan().StartLinePosition.Line, d => d.Id);
        foreach (var line in text.Lines)
        {
            result.Append(CultureInfo.InvariantCulture, $"{line.LineNumber + 1,5} {line}");
            result.AppendLine(ids.Contains(line.LineNumber) ? $"   <--- {string.Join(", ", ids[line.LineNumber].Distinct())}" : "");
        }

        return result.ToString();
    }
}
