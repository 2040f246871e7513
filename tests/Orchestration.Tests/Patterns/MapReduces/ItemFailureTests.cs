using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.MapReduces;

/// <summary>Items that fail, are kept, are refused and sent back, and steps around them.</summary>
public sealed class ItemFailureTests
{
    private static readonly string[] Towns = ["Oban", "Mallaig", "Tarbert"];

    [Fact]
    public async Task TheFirstFailureCancelsTheOthersAndSurfacesOnceAllHaveEnded()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        int started = 0;
        int ended = 0;
        var othersStarted = new TaskCompletionSource();
        async Task<string> WorkAsync(int item, CancellationToken token)
        {
            if (item == 2)
            {
                await othersStarted.Task;
                throw broken;
            }

            if (Interlocked.Increment(ref started) == 3)
            {
                othersStarted.SetResult();
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
        }

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new ListTree(WorkAsync).RunAsync(Enumerable.Range(0, 100)).WaitAsync(TimeSpan.FromMinutes(1))));
        Assert.Equal((3, 3), (started, ended));
    }

    [Fact]
    public async Task KeptFailuresAreReadAsAttemptsInItemOrder()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Oban", "rain")
            .WhenPromptContains("Mallaig", Reply.Throws(new InvalidTimeZoneException("no line")))
            .Otherwise("sun");

        Assert.Equal("rain, no line, sun", await new Kept(client).RunAsync(Towns));
        Assert.True(client.CallCount <= Kept.MaxCalls);
    }

    [Fact]
    public async Task FewerSuccessesThanAskedForFailTheRunWithAllFailures()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Oban", "rain").Otherwise(Reply.Throws(request => new InvalidTimeZoneException(request.Prompt)));

        var failed = await Assert.ThrowsAsync<AttemptsFailedException>(() => new Kept(client).RunAsync(Towns));

        Assert.Equal(1, failed.Succeeded);
        Assert.Equal(["Weather in Mallaig", "Weather in Tarbert"], failed.Failures.Select(failure => failure.Message));
    }

    [Fact]
    public async Task FewerItemsThanMustSucceedNeedOnlyAllSucceed()
    {
        Assert.Equal("rain", await new Kept(new ScriptedChatClient().Otherwise("rain")).RunAsync(["Oban"]));
        await Assert.ThrowsAsync<AttemptsFailedException>(() => new Kept(new ScriptedChatClient().Otherwise(" ")).RunAsync(["Oban"]));
    }

    [Fact]
    public async Task CancellationIsNoFailureThatIsKept()
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Kept(client).RunAsync(Towns, cancellation.Token).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task WhichFailuresAreKeptDoesNotDependOnWhoIsDoneFirst()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Oban", Reply.Throws(new InvalidTimeZoneException("no line"))).Otherwise("sun");

        var results = await RandomDelays.ResultsOfThousandRunsAsync(delays => new Kept(delays.Before(client)).RunAsync(Towns));

        Assert.Equal(["no line, sun, sun"], results);
    }

    [Fact]
    public async Task AnItemIsCheckedAndSentBackByItself()
    {
        ScriptedChatClient client = new ScriptedChatClient()
            .WhenPromptContains("Names in", Reply.Json(new List<string> { "Ada", "Grace" }))
            .WhenPromptContains("Write to Ada. name them", "Dear Ada")
            .WhenPromptContains("Write to Ada", "Dear customer")
            .WhenPromptContains("Write to Grace", "Dear Grace")
            .WhenPromptContains("Translate", Reply.From(request => request.Prompt.Replace("Translate Dear", "Liebe", StringComparison.Ordinal)))
            .TrackSteps();

        Outcome<string> outcome = await new Letters(client).RunAsync(" Ada and Grace ");

        Assert.Equal("Ada,Grace: Liebe Ada|Liebe Grace (sealed)", outcome.GetValueOrThrow());
        Assert.Equal(["Names", "Translate[0]", "Translate[1]", "Write[0]", "Write[0]~1", "Write[1]"], client.Calls.Select(call => call.Step).Order(StringComparer.Ordinal));
        Assert.True(client.CallCount <= Letters.MaxCalls);
    }

    [Fact]
    public async Task AnItemThatIsRefusedForGoodRejectsTheRunAndSaysWhich()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Names in", Reply.Json(new List<string> { "Ada", "Grace" }))
            .WhenPromptContains("Write to Ada", "Dear customer")
            .WhenPromptContains("Write to Grace", "Dear Grace")
            .Otherwise("Liebe");

        Outcome<string> outcome = await new Letters(client).RunAsync("Ada and Grace");

        var rejected = Assert.IsType<Outcome<string>.Rejected>(outcome);
        Assert.Equal(("NamesThem", "Dear customer", "name them"), (rejected.Step, rejected.Value, rejected.Verdict.Feedback));
    }

    [Fact]
    public async Task AFallbackStandsInForAnItem()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Names in", Reply.Json(new List<string> { "Ada" }))
            .WhenPromptContains("Write", Reply.Throws(new InvalidTimeZoneException("out of ink")))
            .WhenPromptContains("Translate", "Liebe Ada");

        Assert.Equal("Ada: Liebe Ada (sealed)", (await new Letters(client).RunAsync("Ada")).GetValueOrThrow());
    }

    [Fact]
    public async Task WithoutItemsTheOtherwiseRunsAndTheStepsAfterReadIt()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Names in", Reply.Json(new List<string>()));

        Assert.Equal("nobody in 'it' (sealed)", (await new Letters(client).RunAsync(" it ")).GetValueOrThrow());
        Assert.Equal(1, client.CallCount);
    }

    [Fact]
    public async Task MoreItemsThanAModelMayGiveFailTheRunBeforeAnyIsStarted()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Names in", Reply.Json(new List<string> { "a", "b", "c", "d", "e" }));

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Letters(client).RunAsync("many"));

        Assert.IsType<TooManyItemsException>(failed.Exception);
        Assert.Equal(1, client.CallCount);
    }
}
