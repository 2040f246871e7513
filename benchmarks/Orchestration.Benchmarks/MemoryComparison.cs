using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>What a map-reduce over a stream holds while it runs: the live heap at a hundred places of the stream, above what it was before.</summary>
internal static class MemoryComparison
{
    private const int Samples = 100;

    public static async Task RunAsync()
    {
        StreamedSummaries tree = new(new FreshClient());
        AllSummaries list = new(new FreshClient());
        await MeasureAsync(1_000, pages => tree.RunAsync(pages));

        Console.WriteLine("reduction    items   peak live KiB   bytes an item");
        double small = await ReportAsync("tree of 10", 1_000, pages => tree.RunAsync(pages));
        double large = await ReportAsync("tree of 10", 100_000, pages => tree.RunAsync(pages));
        await ReportAsync("all at once", 1_000, pages => list.RunAsync(pages));
        await ReportAsync("all at once", 10_000, pages => list.RunAsync(pages));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"100,000 items against 1,000 in a tree: {large / small:0.00} times the memory"));
    }

    private static async Task<double> ReportAsync(string reduction, int items, Func<IAsyncEnumerable<string>, Task> run)
    {
        double[] peaks = [await MeasureAsync(items, run), await MeasureAsync(items, run), await MeasureAsync(items, run)];
        double peak = peaks.Order().ElementAt(1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reduction,-11} {items,6} {peak / 1024,15:0} {peak / items,15:0}"));
        return peak;
    }

    private static async Task<double> MeasureAsync(int items, Func<IAsyncEnumerable<string>, Task> run)
    {
        // Not within the frames of the run before, which may hold what it gave.
        await Task.Yield();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        await run(PagesAsync(items, () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before))).ConfigureAwait(false);
        return peak;
    }

    private static async IAsyncEnumerable<string> PagesAsync(int items, Action sample, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < items; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            if (i % (items / Samples) == (items / Samples) - 1)
            {
                sample();
            }

            yield return $"{i}: {new string('.', 1000)}";
        }
    }
}

/// <summary>A client whose replies are of its own making, half a thousand characters each, after a yield.</summary>
internal sealed class FreshClient : DelegatingChatClient
{
    public FreshClient()
        : base(new MemoryClient("", yields: false))
    {
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return new(new ChatMessage(ChatRole.Assistant, new string('s', 500))) { FinishReason = ChatFinishReason.Stop };
    }
}

/// <summary>A map-reduce over a stream, folded ten at a time as it goes.</summary>
[MapReduce(MaxItems = 100_000, MaxConcurrency = 8, FanIn = 10)]
public partial class StreamedSummaries(IChatClient client)
{
    public partial Task<string> RunAsync(IAsyncEnumerable<string> pages, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize:\n{item}")]
    private partial Task<string> Summarize(string item);

    [Reduce, Prompt("Combine:\n{items}")]
    private partial Task<string> Combine(IReadOnlyList<string> items);
}

/// <summary>The same, folded when all of it is there.</summary>
[MapReduce(MaxItems = 100_000, MaxConcurrency = 8)]
public partial class AllSummaries(IChatClient client)
{
    public partial Task<string> RunAsync(IAsyncEnumerable<string> pages, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize:\n{item}")]
    private partial Task<string> Summarize(string item);

    [Reduce]
    private static string Combine(IReadOnlyList<string> items) => items[^1];
}
