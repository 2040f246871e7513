using BenchmarkDotNet.Attributes;

namespace Orchestration.Benchmarks;

/// <summary>Generated orchestrations against hand-written ones, with a client that answers at once and one that yields first.</summary>
[MemoryDiagnoser]
public class OrchestrationBenchmarks
{
    private Case pattern = null!;

    [ParamsSource(nameof(Patterns))]
    public string Pattern { get; set; } = "";

    [Params(false, true)]
    public bool Yields { get; set; }

    public static IEnumerable<string> Patterns => Cases.All(yields: false).Select(one => one.Name);

    [GlobalSetup]
    public void Setup() => pattern = Cases.All(Yields).Single(one => one.Name == Pattern);

    [Benchmark(Baseline = true)]
    public Task ByHand() => pattern.ByHand();

    [Benchmark]
    public Task Generated() => pattern.Generated();
}
