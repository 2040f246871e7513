using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Orchestration.Compiler.Tests.Robustness;

/// <summary>
/// Runs generators and analyzers over many versions of a source, one after the other in the same driver as an editor does, and
/// collects what throws. Two files of one hint name make the generator throw, and so are found as well.
/// </summary>
internal sealed class CrashCheck(CompilerParts parts)
{
    private const int MostReported = 5;

    private readonly ConcurrentQueue<string> _crashes = new();
    private readonly CSharpCompilation _base = ScenarioCompiler.Compile(new Scenario(""), parts);
    private int _checked;

    /// <summary>Fails when anything throws on any of the versions; returns how many there were.</summary>
    public async Task<int> NothingThrowsAsync(IEnumerable<Mutant> mutants)
    {
        var workers = mutants.Chunk(64).ToList();
        await Parallel.ForEachAsync(workers, TestContext.Current.CancellationToken, async (chunk, cancellationToken) => await CheckAsync(chunk, cancellationToken));
        Assert.True(_crashes.IsEmpty, $"{_crashes.Count} of {_checked} versions made something throw.\n\n{string.Join("\n\n", _crashes.Take(MostReported))}");
        return _checked;
    }

    private async Task CheckAsync(Mutant[] mutants, CancellationToken cancellationToken)
    {
        var driver = ScenarioCompiler.Driver(new Scenario(""), parts);
        foreach (var mutant in mutants)
        {
            var compilation = _base.ReplaceSyntaxTree(
                _base.SyntaxTrees[0], CSharpSyntaxTree.ParseText(ScenarioCompiler.ToText(mutant.Text), ScenarioCompiler.ParseOptions, Scenario.Folder + Scenario.MainFile, cancellationToken));
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics, cancellationToken);
            Report(mutant, diagnostics.Where(d => ScenarioRun.CrashIds.Contains(d.Id)).Select(d => FailureReport.MessageOf(d)));
            await AnalyzeAsync(mutant, generated, cancellationToken);
            Interlocked.Increment(ref _checked);
        }
    }

    private async Task AnalyzeAsync(Mutant mutant, Compilation compilation, CancellationToken cancellationToken)
    {
        if (parts.Analyzers.IsEmpty)
        {
            return;
        }

        var thrown = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new ScenarioConfig(new Scenario(""))),
            (exception, analyzer, _) => thrown.Enqueue($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers(parts.Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Report(mutant, thrown);
    }

    private void Report(Mutant mutant, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            _crashes.Enqueue($"{mutant.Origin}\n{problem}\n----\n{mutant.Text}\n----");
        }
    }
}
