using System.Runtime.CompilerServices;

namespace Orchestration.Tests.Patterns.MapReduces;

/// <summary>A stream of the numbers from 0 that knows how far it was read and how it was left.</summary>
internal sealed class CountedStream(int count)
{
    private int given;

    public int Given => Volatile.Read(ref given);

    public int Opened { get; private set; }

    public int Disposed { get; private set; }

    /// <summary>What happens before a number is given.</summary>
    public Func<int, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    public async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Opened++;
        try
        {
            for (int number = 0; number < count; number++)
            {
                await Before(number, cancellationToken);
                Interlocked.Increment(ref given);
                yield return number;
            }
        }
        finally
        {
            await Task.Yield();
            Disposed++;
        }
    }
}
