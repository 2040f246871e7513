namespace Orchestration.Benchmarks;

/// <summary>
/// The two forms in turns, in one process: what disturbs one disturbs the other, so that the median of the paired ratios is steady where
/// absolute times are not.
/// </summary>
internal static class QuickComparison
{
    private const int Pairs = 41;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(25);

    public static async Task RunAsync()
    {
        Console.WriteLine("client     case         by hand     generated   ratio   bytes by hand   bytes generated   more a step");
        foreach (bool yields in new[] { false, true })
        {
            foreach (Case one in new Cases(yields).All)
            {
                await CompareAsync(yields ? "yielding" : "at once", one);
            }
        }
    }

    private static async Task CompareAsync(string client, Case one)
    {
        int runs = Math.Max(await WarmUpAsync(one.ByHand), await WarmUpAsync(one.Generated));
        List<(double ByHand, double Generated)> pairs = [];
        for (int pair = 0; pair < Pairs; pair++)
        {
            bool handFirst = pair % 2 == 0;
            double first = await TimeAsync(handFirst ? one.ByHand : one.Generated, runs);
            double second = await TimeAsync(handFirst ? one.Generated : one.ByHand, runs);
            pairs.Add(handFirst ? (first, second) : (second, first));
        }

        double bytesByHand = await BytesAsync(one.ByHand);
        double bytesGenerated = await BytesAsync(one.Generated);
        Console.WriteLine(
            $"{client,-10} {one.Name,-10} {Median(pairs.Select(pair => pair.ByHand)),9:0} ns {Median(pairs.Select(pair => pair.Generated)),10:0} ns "
            + $"{Median(pairs.Select(pair => pair.Generated / pair.ByHand)),7:0.00} {bytesByHand,15:0} {bytesGenerated,17:0} {(bytesGenerated - bytesByHand) / one.Steps,13:0}");
    }

    /// <summary>Runs until the code is compiled for good, and says how many runs fill a batch.</summary>
    private static async Task<int> WarmUpAsync(Func<Task> run)
    {
        int runs = 0;
        TimeSpan started = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - started < WarmUp)
        {
            for (int i = 0; i < 100; i++, runs++)
            {
                await run().ConfigureAwait(false);
            }
        }

        return Math.Max(1, (int)(runs * Batch / WarmUp));
    }

    /// <summary>Processor time, which tells less of what else the machine is doing than the clock.</summary>
    private static async Task<double> TimeAsync(Func<Task> run, int runs)
    {
        TimeSpan started = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < runs; i++)
        {
            await run().ConfigureAwait(false);
        }

        return (Environment.CpuUsage.TotalTime - started).TotalNanoseconds / runs;
    }

    private static async Task<double> BytesAsync(Func<Task> run)
    {
        const int Runs = 20_000;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < Runs; i++)
        {
            await run().ConfigureAwait(false);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Runs;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
