using BenchmarkDotNet.Running;
using Orchestration.Benchmarks;

if (args is ["--quick"])
{
    await QuickComparison.RunAsync();
}
else if (args is ["--memory"])
{
    await MemoryComparison.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(OrchestrationBenchmarks).Assembly).Run(args);
}
