namespace Orchestration.Tests.Patterns.MapReduces;

/// <summary>Items that come one after the other: when they are asked for, and how their stream is left.</summary>
public sealed class StreamedItemsTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private static Task<string> Name(int item, CancellationToken cancellationToken) => Task.FromResult($"{item}");

    private static Streamed Over(CountedStream stream, Func<int, CancellationToken, Task<string>>? map = null) => new(stream.ReadAsync, map ?? Name);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task EveryItemOfAStreamIsMappedInOrder(int count)
    {
        var stream = new CountedStream(count);

        Assert.Equal(Enumerable.Range(0, count).Select(i => $"{i}"), await Over(stream).RunAsync("text"));
        Assert.Equal((1, 1), (stream.Opened, stream.Disposed));
    }

    [Fact]
    public async Task AnItemIsAskedForOnlyWhenAWorkerIsFree()
    {
        var gate = new TaskCompletionSource();
        var stream = new CountedStream(50);
        Task<string[]> run = Over(stream, async (item, token) =>
        {
            await gate.Task.WaitAsync(token);
            return $"{item}";
        }).RunAsync("text");
        while (stream.Given < 4)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await Task.Delay(20, TestContext.Current.CancellationToken);

        Assert.Equal(4, stream.Given);
        gate.SetResult();
        Assert.Equal(50, (await run.WaitAsync(Soon)).Length);
    }

    [Fact]
    public async Task TooManyItemsAreMetWhereTheyComeAndWhatIsInWorkIsCancelledAndAwaited()
    {
        int ended = 0;
        var stream = new CountedStream(2000);

        var tooMany = await Assert.ThrowsAsync<TooManyItemsException>(() => Over(stream, async (item, token) =>
        {
            if (item < 998)
            {
                return "";
            }

            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await Task.Yield();
                Interlocked.Increment(ref ended);
            }

            return "";
        }).RunAsync("text").WaitAsync(Soon));

        Assert.Equal((1000, null, 1001, 2), (tooMany.Limit, tooMany.Count, stream.Given, ended));
        Assert.Equal(1, stream.Disposed);
    }

    [Fact]
    public async Task AStreamThatThrowsSurfacesWhenWhatIsInWorkHasEnded()
    {
        var broken = new InvalidTimeZoneException("torn tape");
        int ended = 0;
        var stream = new CountedStream(10) { Before = (number, _) => number == 2 ? Task.FromException(broken) : Task.CompletedTask };

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Over(stream, async (item, token) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await Task.Yield();
                Interlocked.Increment(ref ended);
            }

            return "";
        }).RunAsync("text").WaitAsync(Soon)));

        Assert.Equal((2, 1), (ended, stream.Disposed));
    }

    [Fact]
    public async Task AFailedItemEndsAStreamThatIsWaitedFor()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        var stream = new CountedStream(10) { Before = (number, token) => number == 1 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask };

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Over(stream, async (_, _) =>
        {
            await Task.Delay(5, CancellationToken.None);
            throw broken;
        }).RunAsync("text").WaitAsync(Soon)));

        Assert.Equal((1, 1), (stream.Given, stream.Disposed));
    }

    [Fact]
    public async Task AStreamThatFailsWhenItIsLeftFailsTheRun()
    {
        static async IAsyncEnumerable<int> ReadAsync()
        {
            try
            {
                yield return 1;
                await Task.Yield();
            }
            finally
            {
                throw new InvalidTimeZoneException("left badly");
            }
        }

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Streamed(_ => ReadAsync(), Name).RunAsync("text"));
    }

    [Fact]
    public async Task AStepThatFailsToGiveTheStreamFailsTheRun()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Over(new CountedStream(1)).RunAsync(""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => new Streamed(_ => null!, Name).RunAsync("text"));
    }

    [Fact]
    public async Task CancellationWhileAnItemIsAwaitedEndsTheRun()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = new CountedStream(10)
        {
            Before = async (number, token) =>
            {
                if (number == 3)
                {
                    await cancellation.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token);
                }
            },
        };

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Over(stream).RunAsync("text", cancellation.Token).WaitAsync(Soon));

        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal((3, 1), (stream.Given, stream.Disposed));
    }

    [Fact]
    public async Task CancellationInAnItemEndsTheOthersAndTheStream()
    {
        using var cancellation = new CancellationTokenSource();
        int ended = 0;
        var stream = new CountedStream(1000);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Over(stream, async (item, token) =>
        {
            if (item == 3)
            {
                await cancellation.CancelAsync();
            }

            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }

            return "";
        }).RunAsync("text", cancellation.Token).WaitAsync(Soon));

        Assert.Equal((4, 4, 1), (stream.Given, ended, stream.Disposed));
    }

    [Fact]
    public async Task CancellationInAReductionEndsTheRun()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = new CountedStream(1000);
        var tree = new Tree(Name, async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "";
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tree.RunAsync(stream.ReadAsync(), cancellationToken: cancellation.Token).WaitAsync(Soon));

        Assert.Equal(1, stream.Disposed);
    }

    [Fact]
    public async Task ARunThatIsCancelledBeforehandAsksForNoItem()
    {
        var stream = new CountedStream(10);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Over(stream).RunAsync("text", new CancellationToken(canceled: true)));

        Assert.Equal(0, stream.Given);
        Assert.Equal(stream.Opened, stream.Disposed);
    }

    [Fact]
    public async Task ThousandRunsOverASlowStreamGiveTheSame()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(async delays => string.Join(' ', await Over(
            new CountedStream(17) { Before = (_, token) => delays.WaitAsync(token) },
            async (item, token) =>
            {
                await delays.WaitAsync(token);
                return $"{item}";
            }).RunAsync("text")));

        Assert.Equal([string.Join(' ', Enumerable.Range(0, 17))], results);
    }
}
