using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.MapReduces;

public sealed class MapReduceTests
{
    private static string[] Pages(int count) => [.. Enumerable.Range(0, count).Select(i => $"page {i} of it")];

    private static ScriptedChatClient Summarizer() => new ScriptedChatClient()
        .WhenPromptContains("Summarize", Reply.From(request => "sum of " + request.Prompt[(request.Prompt.IndexOf(": ", StringComparison.Ordinal) + 2)..]))
        .WhenPromptContains("Combine in", Reply.From(request => "all: " + request.Prompt.Count(character => character == '\n')));

    [Fact]
    public async Task EveryItemIsMappedAndTheResultsAreFoldedInOrder()
    {
        ScriptedChatClient client = Summarizer().TrackSteps();

        await new Digest(client).RunAsync(Pages(3), "Welsh");

        Assert.Equal("Combine in Welsh: - sum of page 0 of it\n- sum of page 1 of it\n- sum of page 2 of it", client.CallsOf("Combine").Single().Prompt);
        Assert.Contains(client.Calls, call => call is { Step: "Summarize[2]", Prompt: "Summarize in Welsh, page 2: page 2 of it" });
        Assert.Equal(4, client.CallCount);
    }

    [Fact]
    public void TheBoundIsThatOfTheTable()
    {
        Assert.Equal((20 + 1, 1 + 1), (Digest.MaxCalls, Digest.Depth));
        Assert.Equal((5 * 2, 2), (Grades.MaxCalls, Grades.Depth));
        Assert.Equal(2 + (4 * (2 + 1)), Letters.MaxCalls);
        Assert.Equal((3 * 21, 2), (Library.MaxCalls, Library.Depth));
    }

    [Fact]
    public async Task OneItemIsFoldedAllTheSame()
    {
        ScriptedChatClient client = Summarizer();

        Assert.Equal("all: 0", await new Digest(client).RunAsync(Pages(1), "Welsh"));
        Assert.Equal(2, client.CallCount);
    }

    [Fact]
    public async Task AsManyItemsAsAllowedAreWorkedOn()
    {
        ScriptedChatClient client = Summarizer();

        Assert.Equal("all: 19", await new Digest(client).RunAsync(Pages(20), "Welsh"));
        Assert.Equal(Digest.MaxCalls, client.CallCount);
    }

    [Fact]
    public async Task MoreItemsThanAllowedFailTheRunBeforeAnyIsStarted()
    {
        ScriptedChatClient client = Summarizer();

        var tooMany = await Assert.ThrowsAsync<TooManyItemsException>(() => new Digest(client).RunAsync(Pages(21), "Welsh"));

        Assert.Equal((20, 21, "", 0), (tooMany.Limit, tooMany.Count, tooMany.StepPath, client.CallCount));
        Assert.Contains("MaxItems is 20", tooMany.Message);
    }

    [Fact]
    public async Task TooManyItemsAreAFailureOfAnOutcome()
    {
        var client = new ScriptedChatClient();

        Outcome<IReadOnlyList<string>> outcome = await new Grades(client).RunAsync([.. Pages(6)]);

        Assert.Equal(5, Assert.IsType<TooManyItemsException>(Assert.IsType<Outcome<IReadOnlyList<string>>.Failed>(outcome).Exception).Limit);
        Assert.Equal(0, client.CallCount);
    }

    [Fact]
    public async Task WithoutItemsThereIsNothingToFold()
    {
        ScriptedChatClient client = Summarizer();

        var none = await Assert.ThrowsAsync<NoItemsException>(() => new Digest(client).RunAsync([], "Welsh"));

        Assert.Contains("[Otherwise]", none.Message);
        Assert.Equal(0, client.CallCount);
    }

    [Fact]
    public async Task WithoutItemsAndWithoutAReduceTheListIsEmpty()
    {
        Outcome<IReadOnlyList<string>> outcome = await new Grades(new ScriptedChatClient()).RunAsync([]);

        Assert.Empty(Assert.IsType<Outcome<IReadOnlyList<string>>.Completed>(outcome).Value);
    }

    [Fact]
    public async Task LaterMapsReadTheEarlierOnesOfTheSameItem()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Grade one", Reply.Json(7)).WhenPromptContains("Grade two", Reply.Json(9));

        Outcome<IReadOnlyList<string>> outcome = await new Grades(client).RunAsync([" one ", "two "]);

        Assert.Equal(["0 one: 7", "1 two: 9"], Assert.IsType<Outcome<IReadOnlyList<string>>.Completed>(outcome).Value);
    }

    [Fact]
    public async Task AnUnreadableReplyOfAnItemIsRepairedOnceAndFailsTheRunWithItsPath()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Grade one", Reply.Json(7)).Otherwise("rather good");

        Outcome<IReadOnlyList<string>> outcome = await new Grades(client).RunAsync(["one", "two"]);

        var unreadable = Assert.IsType<StepOutputException>(Assert.IsType<Outcome<IReadOnlyList<string>>.Failed>(outcome).Exception);
        Assert.Equal(("Grade[1]", "rather good"), (unreadable.StepPath, unreadable.RawReply));
        Assert.True(client.CallCount <= Grades.MaxCalls);
    }

    [Fact]
    public async Task AsManyItemsAsAllowedAreInWorkAtOnceAndNoMore()
    {
        var allAsked = new TaskCompletionSource();
        int asked = 0;
        int now = 0;
        int most = 0;
        var client = new ScriptedChatClient().WhenPromptContains("Combine", "done").Otherwise(Reply.FromAsync(async (_, token) =>
        {
            lock (allAsked)
            {
                most = Math.Max(most, ++now);
            }

            if (Interlocked.Increment(ref asked) == 3)
            {
                allAsked.SetResult();
            }

            await allAsked.Task.WaitAsync(token);
            await Task.Delay(2, token);
            lock (allAsked)
            {
                now--;
            }

            return "x";
        }));

        Assert.Equal("done", await new Digest(client).RunAsync(Pages(12), "Welsh").WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task AStepThatGivesNothingRunsOnEveryItem()
    {
        var sent = new List<string>();

        await new Notify(person =>
        {
            lock (sent)
            {
                sent.Add(person);
            }
        }).RunAsync(["Ada", "Grace"]);
        await new Notify(_ => throw new InvalidOperationException()).RunAsync([]);

        Assert.Equal(["Ada", "Grace"], sent.Order());
    }

    [Fact]
    public async Task MapReducesNestAndPathsTellTheItems()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("page 1 of it", Reply.Throws(new InvalidTimeZoneException("torn page")))
            .WhenPromptContains("Summarize", "s")
            .WhenPromptContains("Combine", "c");

        Assert.Equal("c / c", await new Reader(new Library(new Digest(client))).RunAsync([Pages(1), Pages(1)]));
        var log = new Running.EventLog();
        await foreach (RunEvent e in new Digest(client).StreamAsync(Pages(1), "Welsh"))
        {
            log.Report(e);
        }

        Assert.Equal(
            ["start Summarize[0] (Model)", "start Combine (Model)"],
            log.Lines.Where(line => line.StartsWith("start", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Reader(new Library(new Digest(client))).RunAsync([Pages(1), Pages(2)]));
    }

    [Fact]
    public async Task AFailureInANestedItemCarriesTheWholePath()
    {
        var client = new ScriptedChatClient().WhenPromptContains("page 1 of it", " ").WhenPromptContains("Summarize", "s").WhenPromptContains("Combine", "c");

        var empty = await Assert.ThrowsAsync<StepOutputException>(() => new Reader(new Library(new Digest(client))).RunAsync([Pages(1), Pages(2)]));

        Assert.Equal("Browse/Read[1]/Summarize[1]", empty.StepPath);
    }

    [Fact]
    public async Task TheStreamTellsOfAllItemsInCausalOrder()
    {
        var events = new List<RunEvent>();

        await foreach (RunEvent e in new Digest(Summarizer()).StreamAsync(Pages(7), "Welsh"))
        {
            events.Add(e);
        }

        int reduced = events.FindIndex(e => e is StepStarted { Path: "Combine" });
        for (int i = 0; i < 7; i++)
        {
            int started = events.FindIndex(e => e is StepStarted && e.Path == $"Summarize[{i}]");
            int completed = events.FindIndex(e => e is StepCompleted && e.Path == $"Summarize[{i}]");
            Assert.True(started >= 0 && started < completed && completed < reduced, $"item {i}");
        }

        Assert.Equal("all: 6", Assert.IsType<Outcome<string>.Completed>(Assert.IsType<RunFinished<string>>(events[^1]).Outcome).Value);
    }

    [Fact]
    public async Task ResultsDoNotDependOnWhoIsDoneFirst()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(async delays =>
        {
            ScriptedChatClient client = Summarizer();
            await new Digest(delays.Before(client)).RunAsync(Pages(9), "Welsh");
            return client.Calls.Single(call => call.Prompt.StartsWith("Combine", StringComparison.Ordinal)).Prompt;
        });

        Assert.Single(results);
    }
}
