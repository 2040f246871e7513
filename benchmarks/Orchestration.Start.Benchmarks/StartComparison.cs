using System.Diagnostics;

namespace Orchestration.Start.Benchmarks;

/// <summary>Starts the programs in turns, from the start of the process to its end, and prints the medians and the medians of the ratios of one round.</summary>
internal static class StartComparison
{
    private const int WarmUps = 3;

    public static void Run(string title, Form[] forms, int rounds)
    {
        Dictionary<string, List<StartTime>> times = forms.ToDictionary(form => form.Name, _ => new List<StartTime>());
        for (int round = -WarmUps; round < rounds; round++)
        {
            // Each goes first as often as any other.
            for (int i = 0; i < forms.Length; i++)
            {
                Form form = forms[(i + round + WarmUps) % forms.Length];
                StartTime time = Measure(form);
                if (round >= 0)
                {
                    times[form.Name].Add(time);
                }
            }
        }

        Print(title, forms, times, rounds);
    }

    private static StartTime Measure(Form form)
    {
        double before = ProcessorTime.OfChildren();
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(form.StartInfo)!;
        process.WaitForExit();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0
            ? new(elapsed.TotalMilliseconds, ProcessorTime.OfChildren() - before)
            : throw new InvalidOperationException($"{form.Name} ended with {process.ExitCode}.");
    }

    private static void Print(string title, Form[] forms, Dictionary<string, List<StartTime>> times, int rounds)
    {
        Console.WriteLine();
        Console.WriteLine($"{title}, {rounds} starts of each");
        Console.WriteLine($"{"program",-16}{"time",12}{"ratio",8}{"processor",14}{"ratio",8}{"size",14}");
        foreach (Form form in forms)
        {
            List<StartTime> own = times[form.Name];
            List<StartTime> byHand = times[form.Name.Replace("Generated", "ByHand", StringComparison.Ordinal)];
            Console.WriteLine(
                $"{form.Name,-16}{Median(own.Select(time => time.Elapsed)),9:0.0} ms{Ratio(own, byHand, time => time.Elapsed),8:0.00}"
                + $"{Median(own.Select(time => time.Processor)),11:0.0} ms{Ratio(own, byHand, time => time.Processor),8:0.00}{form.Size / 1024.0,10:#,0} KiB");
        }
    }

    private static double Ratio(List<StartTime> own, List<StartTime> byHand, Func<StartTime, double> of) =>
        Median(own.Zip(byHand, (one, other) => of(one) / of(other)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Milliseconds on the clock and of processors.</summary>
    private readonly record struct StartTime(double Elapsed, double Processor);
}
