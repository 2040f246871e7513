using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>What a step costs more where something is switched on: a budget, events, traces, metrics. Each in turns with the same run without it.</summary>
internal static class SwitchedOn
{
    /// <summary>How many steps a run of the chain has.</summary>
    private const int Steps = 3;

    private const int Pairs = 21;

    public static async Task RunAsync()
    {
        RunBudget calls = new() { MaxCalls = 10 };
        RunBudget time = new() { Duration = TimeSpan.FromMinutes(1) };
        RunBudget both = new() { MaxCalls = 10, Duration = TimeSpan.FromMinutes(1) };
        Mode[] modes =
        [
            new("a budget of calls", new RunOptions { Budget = calls }),
            new("a budget of time", new RunOptions { Budget = time }),
            new("events", new RunOptions { Progress = new Listener() }),
            new("traces", null, Trace),
            new("metrics", null, Meter),
            new("all of it", new RunOptions { Budget = both, Progress = new Listener() }, Trace, Meter),
        ];

        Console.WriteLine("switched on         more ns a step   more bytes a step");
        TextChain chain = new(new MemoryClient("The ferry leaves at noon, and the harbour is quiet.", yields: false));
        foreach (Mode mode in modes)
        {
            await ReportAsync(mode, chain).ConfigureAwait(false);
        }
    }

    private static async Task ReportAsync(Mode mode, TextChain chain)
    {
        Func<Task> plain = () => chain.RunAsync("ferries");
        Func<Task> watched = () => chain.RunAsync("ferries", mode.Options);
        await Measure.WarmUpAsync(plain).ConfigureAwait(false);
        int runs = await mode.WhileOnAsync(() => Measure.WarmUpAsync(watched)).ConfigureAwait(false);
        List<double> more = [];
        for (int pair = 0; pair < Pairs; pair++)
        {
            double without = await Measure.TimeAsync(plain, runs).ConfigureAwait(false);
            more.Add(await mode.WhileOnAsync(() => Measure.TimeAsync(watched, runs)).ConfigureAwait(false) - without);
        }

        double bytes = await mode.WhileOnAsync(() => Measure.BytesAsync(watched, runs)).ConfigureAwait(false) - await Measure.BytesAsync(plain, runs).ConfigureAwait(false);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{mode.Name,-18} {Measure.Median(more) / Steps,15:0} {bytes / Steps,19:0}"));
    }

    private static ActivityListener Trace()
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == OrchestrationTelemetry.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Meter()
    {
        MeterListener listener = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == OrchestrationTelemetry.SourceName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }

    /// <summary>What is switched on, for a run by its options and for the process by listeners.</summary>
    private sealed record Mode(string Name, RunOptions? Options, params Func<IDisposable>[] Listeners)
    {
        public async Task<T> WhileOnAsync<T>(Func<Task<T>> measure)
        {
            IDisposable[] listening = [.. Listeners.Select(listen => listen())];
            try
            {
                return await measure().ConfigureAwait(false);
            }
            finally
            {
                foreach (IDisposable listener in listening)
                {
                    listener.Dispose();
                }
            }
        }
    }

    private sealed class Listener : IProgress<RunEvent>
    {
        public long Heard { get; private set; }

        public void Report(RunEvent value) => Heard++;
    }
}
