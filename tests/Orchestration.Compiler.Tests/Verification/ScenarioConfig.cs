using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The options of a scenario as the compiler sees them: read by Roslyn's own <c>.editorconfig</c> reader.</summary>
internal sealed class ScenarioConfig : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    public ScenarioConfig(Scenario scenario)
    {
        _set = AnalyzerConfigSet.Create(ImmutableArray.Create(
            AnalyzerConfig.Parse(EditorConfig(scenario), Scenario.Folder + ".editorconfig"),
            AnalyzerConfig.Parse(GlobalConfig(scenario), Scenario.Folder + ".globalconfig")));
        TreeOptions = new Severities(_set);
    }

    /// <summary>Severities set by <c>dotnet_diagnostic.ID.severity</c>.</summary>
    public SyntaxTreeOptionsProvider TreeOptions { get; }

    public override AnalyzerConfigOptions GlobalOptions => new Values(_set.GlobalConfigOptions.AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(_set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(_set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);

    /// <summary>The scenario's options for files.</summary>
    public static string EditorConfig(Scenario scenario) => Lines("root = true\n[*]", scenario, isGlobal: false);

    /// <summary>The scenario's MSBuild properties.</summary>
    public static string GlobalConfig(Scenario scenario) => Lines("is_global = true", scenario, isGlobal: true);

    private static string Lines(string head, Scenario scenario, bool isGlobal)
    {
        var text = new StringBuilder(head).Append('\n');
        foreach (var (key, value) in scenario.Options.Where(o => o.Key.StartsWith("build_property.", StringComparison.OrdinalIgnoreCase) == isGlobal))
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        // As in the compiler, keys are compared without case.
        private readonly ImmutableDictionary<string, string> _values = values.WithComparers(KeyComparer);

        public override IEnumerable<string> Keys => _values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }

    private sealed class Severities(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
