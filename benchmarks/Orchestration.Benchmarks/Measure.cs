namespace Orchestration.Benchmarks;

/// <summary>How the plain drivers measure.</summary>
internal static class Measure
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(25);

    /// <summary>Runs until the code is compiled for good, and says how many runs fill a batch.</summary>
    public static async Task<int> WarmUpAsync(Func<Task> run)
    {
        int runs = 0;
        TimeSpan started = Environment.CpuUsage.TotalTime;
        TimeSpan spent;
        for (spent = default; spent < WarmUp; spent = Environment.CpuUsage.TotalTime - started)
        {
            for (int i = 0; i < 100; i++, runs++)
            {
                await run().ConfigureAwait(false);
            }
        }

        return Math.Max(1, (int)(runs * Batch / spent));
    }

    /// <summary>Nanoseconds of processor time of one run, which tell less of what else the machine is doing than the clock.</summary>
    public static async Task<double> TimeAsync(Func<Task> run, int runs)
    {
        TimeSpan started = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < runs; i++)
        {
            await run().ConfigureAwait(false);
        }

        return (Environment.CpuUsage.TotalTime - started).TotalNanoseconds / runs;
    }

    /// <summary>Bytes that one run allocates, on all threads.</summary>
    public static async Task<double> BytesAsync(Func<Task> run, int runs)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < runs; i++)
        {
            await run().ConfigureAwait(false);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)runs;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
