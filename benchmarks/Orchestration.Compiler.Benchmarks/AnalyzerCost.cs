using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Benchmarks.Sources;
using Orchestration.Compiler.Generation;
using Orchestration.Compiler.Rules;

namespace Orchestration.Compiler.Benchmarks;

/// <summary>
/// What the analyzers cost. Roslyn itself measures the time that each spends in its own callbacks; beside it stands, of the same compilation in the same round, what the compiler needs without them. Ratios are
/// medians over the rounds.
/// </summary>
internal static class AnalyzerCost
{
    private const double MostOfCompilation = 0.01;
    private const double MostOfBinding = 1;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    public static int Run(int files, int pipelines, int rounds)
    {
        var plain = Enumerable.Range(0, files).Select(PlainSource.Of).ToList();
        var declared = Enumerable.Range(0, pipelines).Select(PipelineSource.Of).ToList();

        bool isWithin = Report($"{files:N0} files without a model, no library of models referenced", plain, isAiReferenced: false, "compiling them", TimeOfCompiling, MostOfCompilation, rounds);
        isWithin &= Report($"{files:N0} files without a model, the libraries referenced", plain, isAiReferenced: true, "compiling them", TimeOfCompiling, MostOfCompilation, rounds);
        isWithin &= Report($"{pipelines:N0} pipelines", declared, isAiReferenced: true, "binding their files", TimeOfBinding, MostOfBinding, rounds);
        return isWithin ? 0 : 1;
    }

    private static bool Report(string what, IReadOnlyList<string> sources, bool isAiReferenced, string against, Func<Compilation, int, TimeSpan> measure, double most, int rounds)
    {
        var ratios = new List<double>();
        var ours = new List<double>();
        var theirs = new List<double>();
        for (int round = -1; round < rounds; round++)
        {
            TimeSpan compiler = measure(Compile(sources, isAiReferenced), sources.Count);
            TimeSpan analyzers = TimeOfAnalyzers(sources, isAiReferenced);
            // The first round is that in which everything is compiled by the JIT.
            if (round >= 0)
            {
                ratios.Add(analyzers / compiler);
                ours.Add(analyzers.TotalMilliseconds);
                theirs.Add(compiler.TotalMilliseconds);
            }
        }

        bool isWithin = Median(ratios) <= most;
        Console.WriteLine($"{what}: analyzers {Median(ours):N1} ms, {against} {Median(theirs):N0} ms; {Median(ratios):P2} of it, at most {most:P0}{(isWithin ? "" : "  <-- TOO MUCH")}");
        return isWithin;
    }

    /// <summary>The compilation with what the generator adds, as the compiler has it when analyzers run.</summary>
    private static Compilation Compile(IReadOnlyList<string> sources, bool isAiReferenced)
    {
        var compilation = CSharpCompilation.Create(
            "Measured",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Parsing, $"/src/File{index}.cs")),
            isAiReferenced ? References.WithLibraries : References.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (!isAiReferenced)
        {
            return compilation;
        }

        CSharpGeneratorDriver.Create([new PipelineGenerator().AsSourceGenerator()], parseOptions: Parsing).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }

    private static TimeSpan TimeOfCompiling(Compilation compilation, int files)
    {
        long start = Stopwatch.GetTimestamp();
        var result = compilation.Emit(Stream.Null);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return result.Success ? time : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(IsError).Take(5)));
    }

    /// <summary>The user's files alone; what the generator wrote is not counted.</summary>
    private static TimeSpan TimeOfBinding(Compilation compilation, int files)
    {
        if (compilation.GetDiagnostics().Any(IsError))
        {
            throw new InvalidOperationException(string.Join("\n", compilation.GetDiagnostics().Where(IsError).Take(5)));
        }

        Compilation fresh = compilation.Clone();
        long start = Stopwatch.GetTimestamp();
        foreach (SyntaxTree tree in fresh.SyntaxTrees.Take(files))
        {
            _ = fresh.GetSemanticModel(tree).GetDiagnostics();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>What Roslyn says that the analyzers spent in their own callbacks, and on the clock what they add to a run of an analyzer that does nothing, if that is more.</summary>
    private static TimeSpan TimeOfAnalyzers(IReadOnlyList<string> sources, bool isAiReferenced)
    {
        var (_, nothing) = Analyze(Compile(sources, isAiReferenced), [new Idle()]);
        var (own, all) = Analyze(Compile(sources, isAiReferenced), [new PipelineAnalyzer(), new ModelCodeAnalyzer()]);
        Console.Error.WriteLine($"  own callbacks {own.TotalMilliseconds:N1} ms, with the driver {(all - nothing).TotalMilliseconds:N1} ms more than an idle analyzer's {nothing.TotalMilliseconds:N0} ms");
        return own;
    }

    private static (TimeSpan Own, TimeSpan All) Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var run = compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: true));
        long start = Stopwatch.GetTimestamp();
        _ = run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        TimeSpan all = Stopwatch.GetElapsedTime(start);
        return (analyzers.Aggregate(TimeSpan.Zero, (sum, analyzer) => sum + run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime), all);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Idle : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("IDLE0001", "Idle", "", "Idle", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationStartAction(_ => { });
        }
    }
}
