using BenchmarkDotNet.Configs;
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
        // It builds the library again, with its analyzers: longer than the two minutes that are allowed otherwise, on a busy machine.
        BenchmarkSwitcher.FromAssembly(typeof(OrchestrationBenchmarks).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
        return 0;
}
