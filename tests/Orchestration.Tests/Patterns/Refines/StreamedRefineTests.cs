using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Refines;

/// <summary>Items that come one after the other.</summary>
public sealed class StreamedRefineTests
{
    [Fact]
    public async Task EveryItemIsCarriedOnAsItComes()
    {
        var client = new ScriptedChatClient().WhenStep("Begin", "a").WhenStep("Extend", Reply.InTurn("b", "c"));

        Assert.Equal("c, closed: True", await new Lines(client, new LineFile()).RunAsync(3));

        Assert.Equal(["Begin line 0", "a; line 1", "b; line 2"], client.Calls.Select(call => call.Prompt));
    }

    [Fact]
    public async Task OneItemTooManyIsAFailureWhenItComes()
    {
        var client = new ScriptedChatClient().Otherwise("text");
        var file = new LineFile();

        var tooMany = await Assert.ThrowsAsync<TooManyItemsException>(() => new Lines(client, file).RunAsync(10));

        Assert.Equal((3, null), (tooMany.Limit, tooMany.Count));
        Assert.Equal((3, 4, true), (client.CallCount, file.Read, file.IsClosed));
    }

    [Fact]
    public async Task AnEmptyStreamIsAClearFailure()
    {
        var file = new LineFile();

        await Assert.ThrowsAsync<NoItemsException>(() => new Lines(new ScriptedChatClient(), file).RunAsync(0));
        Assert.True(file.IsClosed);
    }

    [Fact]
    public async Task AFailingStepClosesTheStream()
    {
        var client = new ScriptedChatClient().WhenStep("Begin", "a").WhenStep("Extend", Reply.Throws(new InvalidTimeZoneException("out of tea")));
        var file = new LineFile();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Lines(client, file).RunAsync(3));
        Assert.Equal((2, true), (file.Read, file.IsClosed));
    }

    [Fact]
    public async Task TheStreamsOwnExceptionSurfacesUnwrapped()
    {
        static async IAsyncEnumerable<byte[]> Torn()
        {
            yield return [1];
            await Task.Yield();
            throw new InvalidDataException("torn");
        }

        var failed = Assert.IsType<Outcome<long>.Failed>(await new Total().RunAsync(Torn()));

        Assert.IsType<InvalidDataException>(failed.Exception);
    }

    [Fact]
    public async Task CancellationReachesTheStreamWhileItWaits()
    {
        using var cancellation = new CancellationTokenSource();

        async IAsyncEnumerable<byte[]> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
        {
            yield return [1];
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Total().RunAsync(Endless(), cancellation.Token));
    }
}
