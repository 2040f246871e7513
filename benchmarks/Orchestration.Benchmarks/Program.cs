using BenchmarkDotNet.Running;
using Orchestration.Benchmarks;

switch (args)
{
    case ["--quick", .. var words]:
        return await QuickComparison.RunAsync(words.FirstOrDefault("")) > 0 ? 1 : 0;

    case ["--switched-on"]:
        await SwitchedOn.RunAsync();
        return 0;

    case ["--scale"]:
        return await ScaleComparison.RunAsync() > 0 ? 1 : 0;

    case ["--memory"]:
        await MemoryComparison.RunAsync();
        return 0;

    default:
        BenchmarkSwitcher.FromAssembly(typeof(OrchestrationBenchmarks).Assembly).Run(args);
        return 0;
}
