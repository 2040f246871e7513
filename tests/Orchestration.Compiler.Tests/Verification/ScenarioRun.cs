using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>A scenario after the generators ran over it.</summary>
internal sealed class ScenarioRun
{
    /// <summary>Diagnostics with which Roslyn reports that an analyzer or a generator threw.</summary>
    public static readonly ImmutableHashSet<string> CrashIds = ["AD0001", "AD0002", "CS8784", "CS8785", "CS8032", "CS8034"];

    private readonly Scenario _scenario;
    private readonly CompilerParts _parts;
    private readonly ImmutableArray<Diagnostic> _generatorDiagnostics;

    private ScenarioRun(Scenario scenario, CompilerParts parts)
    {
        (_scenario, _parts) = (scenario, parts);
        var driver = ScenarioCompiler.Driver(scenario, parts)
            .RunGeneratorsAndUpdateCompilation(ScenarioCompiler.Compile(scenario, parts), out var compilation, out _generatorDiagnostics);
        (Compilation, Result) = (compilation, driver.GetRunResult());
    }

    /// <summary>The user's code and what was generated.</summary>
    public Compilation Compilation { get; }

    /// <summary>What the generators did.</summary>
    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Generated => Result.Results
        .SelectMany(r => r.GeneratedSources.IsDefault ? [] : r.GeneratedSources)
        .ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>Compiles a scenario and runs the generators.</summary>
    public static ScenarioRun Start(Scenario scenario, CompilerParts parts) => new(scenario, parts);

    /// <summary>
    /// Every diagnostic of compiler, generators and analyzers that a user would see, suppressors applied. That a public member has no
    /// documentation is left out for the test's own code, and only for that.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CancellationToken cancellationToken)
    {
        var all = await AllDiagnosticsAsync(Compilation, _parts, new AnalyzerOptions(ScenarioCompiler.AdditionalTexts(_scenario), new ScenarioConfig(_scenario)), cancellationToken);
        return [.. _generatorDiagnostics.Concat(all).Where(d => !d.IsSuppressed && !(d.Id == "CS1591" && !IsGenerated(d)))];
    }

    /// <summary>The diagnostics of compiler and analyzers over a compilation.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AllDiagnosticsAsync(
        Compilation compilation, CompilerParts parts, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (parts.Analyzers.IsEmpty)
        {
            return compilation.GetDiagnostics(cancellationToken);
        }

        // Without a handler, Roslyn reports an analyzer's exception as AD0001.
        var withAnalyzers = compilation.WithAnalyzers(
            parts.Analyzers,
            new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return await withAnalyzers.GetAllDiagnosticsAsync(cancellationToken);
    }

    private bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && Result.GeneratedTrees.Contains(tree);
}
