using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Parallels;

public sealed class ParallelTests
{
    private static ScriptedChatClient Reviewer() => new ScriptedChatClient()
        .WhenPromptContains("Security of", "safe")
        .WhenPromptContains("Speed of", "fast")
        .WhenPromptContains("Grade", Reply.Json(7));

    [Fact]
    public async Task EverySectionRunsAndTheResultsAreCombinedByName()
    {
        ScriptedChatClient client = Reviewer();

        Assert.Equal("safe|fast|4", await new Review(client).RunAsync("code"));
        Assert.Equal(2, client.CallCount);
        Assert.Equal((2, 1), (Review.MaxCalls, Review.Depth));
    }

    [Fact]
    public async Task SectionsAreUnderWayAtOnce()
    {
        var bothAsked = new TaskCompletionSource();
        int asked = 0;
        var client = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            if (Interlocked.Increment(ref asked) == 2)
            {
                bothAsked.SetResult();
            }

            await bothAsked.Task.WaitAsync(token);
            return "done";
        }));

        Assert.Equal("done|done|1", await new Review(client).RunAsync("x").WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task WhatFailsAfterTheFirstFailureIsNotLeftUnobserved()
    {
        int unobserved = 0;
        TaskScheduler.UnobservedTaskException += Note;
        await RunAsync();
        for (int i = 0; i < 3; i++)
        {
            // Off the stack of what ended last, which still holds the branches.
            await Task.Delay(1);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        TaskScheduler.UnobservedTaskException -= Note;
        Assert.Equal(0, unobserved);

        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved += e.Exception.InnerException is BadImageFormatException ? 1 : 0;

        static async Task RunAsync()
        {
            var otherStarted = new TaskCompletionSource();
            var pipeline = new Logged(
                async token =>
                {
                    otherStarted.SetResult();
                    await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    throw new BadImageFormatException("later");
                },
                async _ =>
                {
                    await otherStarted.Task;
                    throw new InvalidTimeZoneException("out of tea");
                });
            await Assert.ThrowsAsync<InvalidTimeZoneException>(() => pipeline.RunAsync("text"));
        }
    }

    [Fact]
    public async Task WithoutACombineTheResultsFillARecordOrATuple()
    {
        var outcome = await new ReviewWithOutcome(Reviewer()).RunAsync("code");

        Assert.Equal(new Findings(7, "safe"), Assert.IsType<Outcome<Findings>.Completed>(outcome).Value);
        Assert.Equal(("1", "2"), await new Pair(new ScriptedChatClient().WhenPromptContains("First", "1").WhenPromptContains("Second", "2")).RunAsync("text"));
    }

    [Fact]
    public async Task TheFirstFailureCancelsTheOthersAndSurfacesOnceAllHaveEnded()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        bool otherEnded = false;
        var otherStarted = new TaskCompletionSource();
        var pipeline = new Logged(
            async token =>
            {
                otherStarted.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    await Task.Yield();
                    otherEnded = true;
                }
            },
            async _ =>
            {
                await otherStarted.Task;
                throw broken;
            });

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => pipeline.RunAsync("text")));
        Assert.True(otherEnded);
    }

    [Fact]
    public async Task ASectionThatGivesNothingIsAwaitedAllTheSame()
    {
        bool logged = false;
        var pipeline = new Logged(
            async _ =>
            {
                await Task.Delay(5, CancellationToken.None);
                logged = true;
            },
            _ => Task.FromResult(3));

        Assert.Equal(3, await pipeline.RunAsync("text"));
        Assert.True(logged);
    }

    [Fact]
    public async Task AnOutcomeEntryHoldsTheFailureOfASection()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Security", "safe").WhenPromptContains("Grade", "none");

        Outcome<Findings> outcome = await new ReviewWithOutcome(client).RunAsync("code");

        var unreadable = Assert.IsType<StepOutputException>(Assert.IsType<Outcome<Findings>.Failed>(outcome).Exception);
        Assert.Equal(("Grade", "none"), (unreadable.StepPath, unreadable.RawReply));
        Assert.Equal(3, client.CallCount);
        Assert.True(client.CallCount <= ReviewWithOutcome.MaxCalls);
    }

    [Fact]
    public async Task KeptFailuresAreReadAsAttempts()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Train", "the 9:12")
            .WhenPromptContains("Ferry", Reply.Throws(new InvalidTimeZoneException("no ferry")))
            .WhenPromptContains("Price", Reply.Json(40));

        Assert.Equal("the 9:12, no ferry, 40", await new Offers(client).RunAsync("Skye"));
    }

    [Fact]
    public async Task FewerSuccessesThanAskedForFailTheRunWithAllFailures()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Train", Reply.Throws(new InvalidTimeZoneException("no train")))
            .WhenPromptContains("Ferry", "noon")
            .WhenPromptContains("Price", "dear");

        var failed = await Assert.ThrowsAsync<AttemptsFailedException>(() => new Offers(client).RunAsync("Skye"));

        Assert.Equal(1, failed.Succeeded);
        Assert.Equal([typeof(InvalidTimeZoneException), typeof(StepOutputException)], failed.Failures.Select(failure => failure.GetType()));
        Assert.True(client.CallCount <= Offers.MaxCalls);
    }

    [Fact]
    public async Task NoMoreSectionsAreUnderWayThanMaxConcurrencySays()
    {
        int now = 0;
        int most = 0;
        var two = new TaskCompletionSource();
        var client = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            int here = Interlocked.Increment(ref now);
            InterlockedMax(ref most, here);
            if (here == 2)
            {
                two.TrySetResult();
            }

            await two.Task.WaitAsync(TimeSpan.FromMinutes(1), token);
            await Task.Delay(10, token);
            Interlocked.Decrement(ref now);
            return "5";
        }));

        await new Offers(client).RunAsync("Skye");

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task ASectionIsCheckedAndWrittenAgainBesideTheOthers()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Greet Ada. name them", "Dear Ada,")
            .WhenPromptContains("Greet Ada.", "Dear customer,")
            .WhenPromptContains("Thank Ada", Reply.Throws(new InvalidTimeZoneException("out of tea")));

        Assert.Equal("Dear Ada, Thank you. -- us", await new Letter(client).RunAsync(" Ada "));
        Assert.Equal(3, client.CallCount);
        Assert.Equal(3, Letter.MaxCalls);
    }

    [Fact]
    public async Task ARefusedSectionRejectsTheRunAndSaysWhere()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Greet", "Dear customer,").Otherwise("Thanks!");

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Letter(client).RunAsync("Ada"));

        Assert.Equal(("NamesThem", "Dear customer,"), (rejected.Step, rejected.Value));
    }

    [Fact]
    public async Task SectionsMayBePipelines()
    {
        ScriptedChatClient client = Reviewer();

        Assert.Equal(("safe|fast|4", new Findings(7, "safe")), await new Panel(client).RunAsync("code"));
        Assert.Equal(Review.MaxCalls + ReviewWithOutcome.MaxCalls, Panel.MaxCalls);
    }

    [Fact]
    public async Task AFailureInANestedSectionCarriesTheWholePath()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Grade", "none").Otherwise("text");

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Panel(client).RunAsync("code"));

        Assert.Equal("Findings/Grade", unreadable.StepPath);
    }

    [Fact]
    public async Task CancellationEndsEverySection()
    {
        using var cancellation = new CancellationTokenSource();
        int ended = 0;
        int asked = 0;
        var client = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            if (Interlocked.Increment(ref asked) == 2)
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
        }));

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Review(client).RunAsync("code", cancellation.Token));

        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal(2, ended);
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

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Offers(client).RunAsync("Skye", cancellation.Token));
    }

    [Fact]
    public async Task ResultsDoNotDependOnWhoIsDoneFirst()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(delays => new Panel(delays.Before(Reviewer())).RunAsync("code"));

        Assert.Equal([("safe|fast|4", new Findings(7, "safe"))], results);
    }

    [Fact]
    public async Task WhichFailureIsKeptDoesNotDependOnWhoIsDoneFirst()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Train", Reply.Throws(new InvalidTimeZoneException("no train")))
            .WhenPromptContains("Ferry", "noon")
            .WhenPromptContains("Price", Reply.Throws(new InvalidTimeZoneException("no price")));

        var results = await RandomDelays.ResultsOfThousandRunsAsync(async delays =>
            (await Assert.ThrowsAsync<AttemptsFailedException>(() => new Offers(delays.Before(client)).RunAsync("Skye"))).Message);

        Assert.Contains("no train", Assert.Single(results));
    }

    [Fact]
    public async Task TheStreamTellsOfAllSectionsInCausalOrder()
    {
        var events = new List<RunEvent>();

        await foreach (RunEvent e in new Review(Reviewer()).StreamAsync("code"))
        {
            events.Add(e);
        }

        foreach (string path in new[] { "Security", "Speed", "Length", "Report" })
        {
            int started = events.FindIndex(e => e is StepStarted && e.Path == path);
            int completed = events.FindIndex(e => e is StepCompleted && e.Path == path);
            Assert.True(started >= 0 && started < completed, path);
        }

        int combined = events.FindIndex(e => e is StepStarted && e.Path == "Report");
        Assert.True(events.FindLastIndex(e => e is StepCompleted && e.Path is "Security" or "Speed" or "Length") > 0);
        Assert.All(events.Take(combined).OfType<StepCompleted>(), e => Assert.NotEqual("Report", e.Path));
        Assert.Equal(3, events.Take(combined).OfType<StepCompleted>().Count());
        Assert.Equal("safe|fast|4", Assert.IsType<Outcome<string>.Completed>(Assert.IsType<RunFinished<string>>(events[^1]).Outcome).Value);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (value > seen)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
