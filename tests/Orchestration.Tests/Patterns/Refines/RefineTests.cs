using System.Diagnostics;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Refines;

public sealed class RefineTests
{
    [Fact]
    public async Task TheFirstItemBeginsAndEveryLaterOneCarriesOn()
    {
        var client = new ScriptedChatClient().WhenStep("Begin", "one").WhenStep("Extend", Reply.InTurn("two", "three"));

        Assert.Equal("three (end)", await new Summary(client).RunAsync(["a", "b", "c"], " dry "));

        Assert.Equal(["Begin a (0) dry", "Extend one by b (1) dry", "Extend two by c (2) dry"], client.Calls.Select(call => call.Prompt));
        Assert.Equal(["Begin[0]", "Extend[1]", "Extend[2]"], client.Calls.Select(call => call.Step));
    }

    [Fact]
    public async Task OneItemIsOnlyBegun()
    {
        var client = new ScriptedChatClient().WhenStep("Begin[0]", "one");

        Assert.Equal("one (end)", await new Summary(client).RunAsync(["a"], "dry"));
        Assert.Equal(1, client.CallCount);
    }

    [Fact]
    public async Task AStepMayGiveTheItems()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Parts", Reply.Json<string[]>(["a", "b"]))
            .WhenStep("First[0]", Reply.Json(new Sheet("A")))
            .WhenStep("Add[1]", Reply.Json(new Sheet("AB")));

        Assert.Equal(new Outcome<Sheet>.Completed(new("AB")), await new Plan(client).RunAsync("tea"));
        Assert.Equal("Add b to A", client.Calls[^1].Prompt);
    }

    [Fact]
    public async Task NoItemsAreAClearFailure()
    {
        var client = new ScriptedChatClient();

        var none = await Assert.ThrowsAsync<NoItemsException>(() => new Summary(client).RunAsync([], "dry"));

        Assert.Contains("[Otherwise]", none.Message, StringComparison.Ordinal);
        Assert.Equal(0, client.CallCount);
    }

    [Fact]
    public async Task WhatComesOfNoItemsMayBeSaid()
    {
        var client = new ScriptedChatClient().WhenStep("Parts", Reply.Json(Array.Empty<string>()));

        Assert.Equal(new Outcome<Sheet>.Completed(new("nothing for tea")), await new Plan(client).RunAsync("tea"));
        Assert.Equal("[none]", await new Joined().RunAsync([]));
        Assert.Equal("[a]", await new Joined().RunAsync(["a"]));
        Assert.Equal("[a+b]", await new Joined().RunAsync(["a", "b"]));
    }

    [Fact]
    public async Task TooManyItemsAreAFailureBeforeAnyIsBegun()
    {
        var client = new ScriptedChatClient();

        var tooMany = await Assert.ThrowsAsync<TooManyItemsException>(() => new Summary(client).RunAsync(["a", "b", "c", "d", "e"], "dry"));

        Assert.Equal((4, 5), (tooMany.Limit, tooMany.Count));
        Assert.Equal(0, client.CallCount);
        await Assert.ThrowsAsync<TooManyItemsException>(() => new Joined().RunAsync(Enumerable.Range(0, 4).Select(number => $"{number}")));
    }

    [Fact]
    public async Task AsManyItemsAsAllowedReachTheBound()
    {
        var client = new ScriptedChatClient().Otherwise("text");

        await new Summary(client).RunAsync(["a", "b", "c", "d"], "dry");

        Assert.Equal(Summary.MaxCalls, client.CallCount);
    }

    [Fact]
    public async Task AListThatAModelMadeTooLongIsAFailureOfTheOutcome()
    {
        var client = new ScriptedChatClient().WhenStep("Parts", Reply.Json<string[]>(["a", "b", "c", "d"]));

        var failed = Assert.IsType<Outcome<Sheet>.Failed>(await new Plan(client).RunAsync("tea"));

        Assert.Equal(3, Assert.IsType<TooManyItemsException>(failed.Exception).Limit);
        Assert.Equal(1, client.CallCount);
    }

    [Fact]
    public async Task TenThousandItemsAreQuick()
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal(9_999, await new LongList().RunAsync([.. Enumerable.Range(0, 10_000)]));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task AStreamIsNeverInMemoryAsAWhole()
    {
        const int Blocks = 10_000;
        const int Size = 100_000;
        long most = 0;

        async IAsyncEnumerable<byte[]> Read()
        {
            for (int i = 0; i < Blocks; i++)
            {
                if (i % 1000 == 999)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                    await Task.Yield();
                }

                yield return new byte[Size];
            }
        }

        Assert.Equal(new Outcome<long>.Completed((long)Blocks * Size), await new Total().RunAsync(Read()));
        Assert.InRange(most, 0, (long)Blocks * Size / 4);
    }

    [Fact]
    public async Task AnUnreadableReplyIsRepairedOnceThenSaid()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Parts", Reply.Json<string[]>(["a", "b"]))
            .WhenStep("First", Reply.Json(new Sheet("A")))
            .WhenStep("Add", "all fine");

        var failed = Assert.IsType<Outcome<Sheet>.Failed>(await new Plan(client).RunAsync("tea"));

        Assert.Equal("Add[1]", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
        Assert.Equal(4, client.CallCount);
    }

    [Theory]
    [InlineData("Begin[0]", 1)]
    [InlineData("Extend[1]", 2)]
    [InlineData("Extend[2]", 3)]
    public async Task CancellationSurfacesFromEveryItem(string step, int calls)
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient()
            .WhenStep(step, Reply.FromAsync(async (_, token) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return "";
            }))
            .Otherwise("text");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Summary(client).RunAsync(["a", "b", "c"], "dry", cancellation.Token));
        Assert.Equal(calls, client.CallCount);
    }

    [Fact]
    public async Task TheClientsOwnExceptionSurfacesUnwrapped()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        var client = new ScriptedChatClient().WhenStep("Extend[2]", Reply.Throws(broken)).Otherwise("text");

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Summary(client).RunAsync(["a", "b", "c", "d"], "dry")));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task TheStreamOfEventsTellsTheItemsInOrder()
    {
        var client = new ScriptedChatClient().Otherwise("text");
        var paths = new List<string>();

        await foreach (RunEvent e in new Summary(client).StreamAsync(["a", "b", "c"], "dry"))
        {
            paths.AddRange(e is StepStarted or StepCompleted ? [$"{(e is StepStarted ? "+" : "-")}{e.Path}"] : []);
        }

        Assert.Equal(
            ["+Manner", "-Manner", "+Begin[0]", "-Begin[0]", "+Extend[1]", "-Extend[1]", "+Extend[2]", "-Extend[2]", "+Sign", "-Sign"],
            paths);
    }

    [Fact]
    public async Task APipelineThatGivesNothingGoesThroughTheItemsToo() => await new Counting().RunAsync(["a", "b"]);

    [Fact]
    public async Task RefinesNest()
    {
        var client = new ScriptedChatClient()
            .WhenStep("FirstPart[0]/Begin[0]", "A")
            .WhenStep("FirstPart[0]/Extend[1]", "AB")
            .WhenStep("LaterPart[1]/Go", "ABC");

        Assert.Equal("ABC", await new Book(client).RunAsync([["a", "b"], ["c"]]));
        Assert.StartsWith("AB (end), then", client.Calls[^1].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureInsideSaysWhichItemItWas()
    {
        var tooMany = await Assert.ThrowsAsync<TooManyItemsException>(() =>
            new Book(new ScriptedChatClient()).RunAsync([["a", "b", "c", "d", "e"]]));

        Assert.Equal("FirstPart[0]", tooMany.StepPath);
        Assert.EndsWith(nameof(Summary), tooMany.Pipeline, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFiguresFollowTheTable()
    {
        Assert.Equal((1 + 3, 1 + 3), (Summary.MaxCalls, Summary.Depth));
        Assert.Equal(2 + 2 + (2 * 2), Plan.MaxCalls);
        Assert.Equal((2 * 1) + (2 * 2 * (1 + 1)), CheckedSummary.MaxCalls);
        Assert.Equal(4 + 1, Book.MaxCalls);
        Assert.Equal(0, Total.MaxCalls);
    }
}
