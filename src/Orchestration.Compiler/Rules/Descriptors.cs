using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Rules;

/// <summary>Makes descriptors: the category follows from the id, and so does the page that the help link names.</summary>
internal static class Descriptors
{
    public const string HelpRoot = "https://github.com/orchestration-net/orchestration/blob/main/docs/rules/";

    public static DiagnosticDescriptor Error(string id, string title, string description = "") =>
        Create(id, title, DiagnosticSeverity.Error, description);

    public static DiagnosticDescriptor Warning(string id, string title, string description = "") =>
        Create(id, title, DiagnosticSeverity.Warning, description);

    public static DiagnosticDescriptor Info(string id, string title, string description = "") =>
        Create(id, title, DiagnosticSeverity.Info, description);

    /// <summary>What is never shown as a finding, and only offers a change.</summary>
    public static DiagnosticDescriptor Hidden(string id, string title, string description = "") =>
        Create(id, title, DiagnosticSeverity.Hidden, description);

    private static DiagnosticDescriptor Create(string id, string title, DiagnosticSeverity severity, string description) =>
        new(id, title, "{0}", CategoryOf(id), severity, isEnabledByDefault: true, description, HelpRoot + id + ".md");

    private static string CategoryOf(string id) => id[3] switch
    {
        '1' => "Orchestration.Declaration",
        '2' => "Orchestration.Termination",
        '3' => "Orchestration.Verification",
        '4' => "Orchestration.DataFlow",
        '5' => "Orchestration.Robustness",
        '6' => "Orchestration.Security",
        '7' => "Orchestration.Simplicity",
        '8' => "Orchestration.Durability",
        _ => "Orchestration.ModelCode",
    };
}
