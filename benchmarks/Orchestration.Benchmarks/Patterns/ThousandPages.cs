using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>A map over a list, eight items at once, reduced in code.</summary>
[MapReduce(MaxItems = 1_000, MaxConcurrency = 8)]
public partial class ThousandPages(IChatClient client)
{
    public partial Task<int> RunAsync(IReadOnlyList<string> pages, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize:\n{item}")]
    private partial Task<string> Summarize(string item);

    [Reduce]
    private static int Measure(IReadOnlyList<string> items) => items.Sum(item => item.Length);
}

/// <summary>The same by hand. The loop of the framework cancels the other items when one fails, awaits them, and throws its failure.</summary>
internal static class ThousandPagesByHand
{
    private const int MaxItems = 1_000;

    public static async Task<int> RunAsync(IChatClient client, IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pages.Count, MaxItems);
        string[] summaries = new string[pages.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, pages.Count, options, async (index, token) =>
        {
            ChatMessage[] messages = Replies.Prompt($"Summarize:\n{pages[index]}");
            summaries[index] = Replies.Text(await client.GetResponseAsync(messages, null, token).ConfigureAwait(false));
        }).ConfigureAwait(false);
        return summaries.Sum(summary => summary.Length);
    }
}
