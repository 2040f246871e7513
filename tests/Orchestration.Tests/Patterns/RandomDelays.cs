using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns;

/// <summary>
/// Waits now and then, for as long as a seeded sequence says: not at all, for a few turns of the scheduler, or for a moment by the clock. Which
/// of several branches is done first differs from run to run; what they give must not.
/// </summary>
public sealed class RandomDelays(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        int next;
        lock (gate)
        {
            next = random.Next(12);
        }

        for (int i = 0; i < next - 4 && next < 11; i++)
        {
            await Task.Yield();
        }

        if (next == 11)
        {
            await Task.Delay(1, cancellationToken);
        }
    }

    /// <summary>A client that answers as another one does, after a random while.</summary>
    public IChatClient Before(IChatClient client) => new DelayingClient(client, this);

    /// <summary>Runs something a thousand times, each time with other delays, and gives the different results.</summary>
    public static async Task<IReadOnlyCollection<T>> ResultsOfThousandRunsAsync<T>(Func<RandomDelays, Task<T>> run)
    {
        var results = new HashSet<T>();
        for (int seed = 0; seed < 1000; seed++)
        {
            results.Add(await run(new RandomDelays(seed)));
        }

        return results;
    }

    private sealed class DelayingClient(IChatClient client, RandomDelays delays) : DelegatingChatClient(client)
    {
        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await delays.WaitAsync(cancellationToken);
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
    }
}
