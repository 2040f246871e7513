using BenchmarkDotNet.Attributes;

namespace Orchestration.Benchmarks;

/// <summary>Generated orchestrations against hand-written ones, with a client that answers at once and one that yields first.</summary>
[MemoryDiagnoser]
public class OrchestrationBenchmarks
{
    private Cases cases = null!;

    [Params(false, true)]
    public bool Yields { get; set; }

    [GlobalSetup]
    public void Setup() => cases = new Cases(Yields);

    [Benchmark]
    public Task TextChainByHand() => cases.TextChain.ByHand();

    [Benchmark]
    public Task TextChainGenerated() => cases.TextChain.Generated();

    [Benchmark]
    public Task TypedStepByHand() => cases.TypedStep.ByHand();

    [Benchmark]
    public Task TypedStepGenerated() => cases.TypedStep.Generated();

    [Benchmark]
    public Task ThreeRoundsByHand() => cases.ThreeRounds.ByHand();

    [Benchmark]
    public Task ThreeRoundsGenerated() => cases.ThreeRounds.Generated();
}
