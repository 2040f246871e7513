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

    // An editor analyzes the file that is edited, which is the cheaper half; a build analyzes everything.
    private const int WholeEvery = 8;

    private readonly ConcurrentQueue<string> _crashes = new();
    private readonly CSharpCompilation _base = Bound(ScenarioCompiler.Compile(new Scenario(""), parts));
    private int _checked;

    /// <summary>Fails when anything throws on any of the versions; returns how many there were.</summary>
    public async Task<int> NothingThrowsAsync(IEnumerable<Mutant> mutants)
    {
        var workers = mutants.Chunk(64).ToList();
        await Parallel.ForEachAsync(workers, TestContext.Current.CancellationToken, async (chunk, cancellationToken) => await CheckAsync(chunk, cancellationToken));
        Assert.True(_crashes.IsEmpty, $"{_crashes.Count} of {_checked} versions made something throw.\n\n{string.Join("\n\n", _crashes.Take(MostReported))}");
        return _checked;
    }

    /// <summary>A compilation whose references are bound: those made of it share the work.</summary>
    private static CSharpCompilation Bound(CSharpCompilation compilation)
    {
        _ = compilation.ObjectType;
        return compilation;
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
            var isWhole = Interlocked.Increment(ref _checked) % WholeEvery == 0;
            await AnalyzeAsync(mutant, generated, compilation.SyntaxTrees[0], isWhole, cancellationToken);
        }
    }

    private async Task AnalyzeAsync(Mutant mutant, Compilation compilation, SyntaxTree edited, bool isWhole, CancellationToken cancellationToken)
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
        var withAnalyzers = compilation.WithAnalyzers(parts.Analyzers, options);
        await (isWhole
            ? withAnalyzers.GetAnalyzerDiagnosticsAsync(cancellationToken)
            : withAnalyzers.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(edited), filterSpan: null, cancellationToken));
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
