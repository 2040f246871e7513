using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>
/// A map-reduce over very many items, 64 at once, against the framework's own loop with the same prompts, checks and sum: items a second in turns, and the
/// live heap at twenty places of each run.
/// </summary>
internal static class ScaleComparison
{
    private const int Few = 100_000;
    private const int Many = 1_000_000;
    private const double LeastThroughput = 0.95;
    private const double MostGrowth = 1.25;

    /// <summary>Gives how many targets are missed.</summary>
    public static async Task<int> RunAsync()
    {
        await MeasureAsync(10_000, GeneratedStream).ConfigureAwait(false);
        await MeasureAsync(10_000, StreamByHand).ConfigureAwait(false);
        Console.WriteLine("items from     items    by hand/s   generated/s   ratio   target   live KiB by hand   live KiB generated");
        return await CompareAsync("stream", StreamByHand, GeneratedStream).ConfigureAwait(false)
            + await CompareAsync("list", ListByHand, GeneratedList).ConfigureAwait(false);
    }

    private static async Task<int> CompareAsync(string source, Func<int, Func<SlowClient, Task<long>>> byHand, Func<int, Func<SlowClient, Task<long>>> generated)
    {
        Form few = await ReportAsync(source, Few, rounds: 3, byHand, generated).ConfigureAwait(false);
        Form many = await ReportAsync(source, Many, rounds: 1, byHand, generated).ConfigureAwait(false);
        double growth = many.LiveBytes / few.LiveBytes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source}: live heap of {Many:N0} against {Few:N0} items {growth:0.00}, target {MostGrowth:0.00}"));
        return (few.Ratio < LeastThroughput ? 1 : 0) + (many.Ratio < LeastThroughput ? 1 : 0) + (growth > MostGrowth ? 1 : 0);
    }

    private static async Task<Form> ReportAsync(
        string source, int items, int rounds, Func<int, Func<SlowClient, Task<long>>> byHand, Func<int, Func<SlowClient, Task<long>>> generated)
    {
        List<(Figures ByHand, Figures Generated)> pairs = [];
        for (int round = 0; round < rounds; round++)
        {
            Figures first = await MeasureAsync(items, round % 2 == 0 ? byHand : generated).ConfigureAwait(false);
            Figures second = await MeasureAsync(items, round % 2 == 0 ? generated : byHand).ConfigureAwait(false);
            pairs.Add(round % 2 == 0 ? (first, second) : (second, first));
        }

        double ratio = Measure.Median(pairs.Select(pair => pair.Generated.ItemsPerSecond / pair.ByHand.ItemsPerSecond));
        double live = Measure.Median(pairs.Select(pair => pair.Generated.LiveBytes));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{source,-8} {items,11:N0} {Measure.Median(pairs.Select(pair => pair.ByHand.ItemsPerSecond)),12:0} {Measure.Median(pairs.Select(pair => pair.Generated.ItemsPerSecond)),13:0} {ratio,7:0.00} {LeastThroughput,8:0.00} {Measure.Median(pairs.Select(pair => pair.ByHand.LiveBytes)) / 1024,18:0} {live / 1024,20:0}"));
        return new Form(ratio, live);
    }

    private static async Task<Figures> MeasureAsync(int items, Func<int, Func<SlowClient, Task<long>>> prepare)
    {
        // Not within the frames of the run before, which may hold what it gave.
        await Task.Yield();
        Func<SlowClient, Task<long>> run = prepare(items);
        SlowClient client = new(every: items / 20);
        Stopwatch watch = Stopwatch.StartNew();
        long sum = await run(client).ConfigureAwait(false);
        double seconds = watch.Elapsed.TotalSeconds;
        return sum == (long)items * SlowClient.Reply.Length
            ? new Figures(items / seconds, client.Peak)
            : throw new InvalidOperationException($"{sum} is not what {items} items come to.");
    }

    private static Func<SlowClient, Task<long>> GeneratedStream(int items) => client => new StreamedLengths(client).RunAsync(NumbersAsync(items));

    private static Func<SlowClient, Task<long>> GeneratedList(int items)
    {
        int[] list = [.. Enumerable.Range(0, items)];
        return client => new ListedLengths(client).RunAsync(list);
    }

    private static Func<SlowClient, Task<long>> StreamByHand(int items) => async client =>
    {
        long sum = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = 64 };
        await Parallel.ForEachAsync(NumbersAsync(items), options, async (item, token) =>
            Interlocked.Add(ref sum, await LengthAsync(client, item, token).ConfigureAwait(false))).ConfigureAwait(false);
        return sum;
    };

    private static Func<SlowClient, Task<long>> ListByHand(int items)
    {
        int[] list = [.. Enumerable.Range(0, items)];
        return async client =>
        {
            long sum = 0;
            ParallelOptions options = new() { MaxDegreeOfParallelism = 64 };
            await Parallel.ForEachAsync(list, options, async (item, token) =>
                Interlocked.Add(ref sum, await LengthAsync(client, item, token).ConfigureAwait(false))).ConfigureAwait(false);
            return sum;
        };
    }

    private static async ValueTask<long> LengthAsync(SlowClient client, int item, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = Replies.Prompt($"Summarize page {item}.");
        return Replies.Text(await client.GetResponseAsync(messages, null, cancellationToken).ConfigureAwait(false)).Length;
    }

    private static async IAsyncEnumerable<int> NumbersAsync(int items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < items; i++)
        {
            if (i % 1_000 == 0)
            {
                // As a reader of a file or a database does now and then.
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return i;
        }
    }

    private readonly record struct Figures(double ItemsPerSecond, double LiveBytes);

    private readonly record struct Form(double Ratio, double LiveBytes);
}

/// <summary>A client that takes a millisecond, as exactly as timers do, and looks at the live heap now and then, a full collection each time.</summary>
internal sealed class SlowClient : DelegatingChatClient
{
    public const string Reply = "The ferry leaves at noon, and the harbour is quiet.";

    private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly int every;
    private int calls;

    public SlowClient(int every)
        : base(new MemoryClient(Reply, yields: false)) => this.every = every;

    /// <summary>The most that was alive at one of those moments, above what was before.</summary>
    public long Peak { get; private set; }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        if (Interlocked.Increment(ref calls) % every == 0)
        {
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>A map-reduce over a stream: each reply is measured in code, and the lengths are added up a hundred at a time.</summary>
[MapReduce(MaxItems = 1_000_000, MaxConcurrency = 64, FanIn = 100)]
public partial class StreamedLengths(IChatClient client)
{
    public partial Task<long> RunAsync(IAsyncEnumerable<int> pages, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize page {item}.")]
    private partial Task<string> Summarize(int item);

    [Map]
    private static long Length(string summarize) => summarize.Length;

    [Reduce]
    private static long Sum(IReadOnlyList<long> items) => items.Sum();
}

/// <summary>The same over a list.</summary>
[MapReduce(MaxItems = 1_000_000, MaxConcurrency = 64, FanIn = 100)]
public partial class ListedLengths(IChatClient client)
{
    public partial Task<long> RunAsync(IReadOnlyList<int> pages, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize page {item}.")]
    private partial Task<string> Summarize(int item);

    [Map]
    private static long Length(string summarize) => summarize.Length;

    [Reduce]
    private static long Sum(IReadOnlyList<long> items) => items.Sum();
}
