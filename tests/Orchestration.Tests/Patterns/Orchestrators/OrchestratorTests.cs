using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Orchestrators;

public sealed class OrchestratorTests
{
    private static readonly Inquiry[] Three = [new(Field.Falls, "steps"), new(Field.Interactions, "aspirin"), new(Field.Renal, "dose")];

    private static ScriptedChatClient Clinic(params Inquiry[] tasks) => new ScriptedChatClient()
        .WhenPromptContains("Plan for", Reply.Json(tasks))
        .WhenPromptContains("Interactions of", Reply.From(request => "i:" + request.Prompt.Split(": ")[^1]))
        .WhenPromptContains("beside", Reply.From(request => request.Prompt.Split(' ')[0] + ":" + request.Prompt.Split(": ")[^1]))
        .WhenPromptContains("Report on", Reply.From(request => request.Prompt));

    [Fact]
    public async Task EveryTaskGoesToTheWorkerOfItsKindAndTheResultsAreInPlanOrder()
    {
        ScriptedChatClient client = Clinic(Three);

        string report = await new Consult(client).RunAsync("Ada");

        Assert.Equal(
            """Report on Ada: [{"task":{"field":"Falls","question":"steps"},"result":"Falls:steps"},{"task":{"field":"Interactions","question":"aspirin"},"result":"i:aspirin"},{"task":{"field":"Renal","question":"dose"},"result":"Renal:dose"}]""",
            report);
        Assert.Equal(5, client.CallCount);
        Assert.Equal((2 + 4 + 1, 2 + 1 + 1), (Consult.MaxCalls, Consult.Depth));
    }

    [Fact]
    public async Task APlannerIsAskedForAListByASchemaThatNamesAndDescribesTheKinds()
    {
        ScriptedChatClient client = Clinic(Three);

        await new Consult(client).RunAsync("Ada");

        string schema = Assert.IsType<Microsoft.Extensions.AI.ChatResponseFormatJson>(client.Calls[0].Request.Options?.ResponseFormat).Schema.ToString()!;
        Assert.Contains("\"array\"", schema, StringComparison.Ordinal);
        Assert.Contains("One question for one specialist", schema, StringComparison.Ordinal);
        Assert.Contains("\"Interactions\"", schema, StringComparison.Ordinal);
        Assert.Contains("Interactions: How medicines act on one another", schema, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EqualTasksRunOnceAndEachKeepsItsPlace()
    {
        Inquiry twice = new(Field.Interactions, "aspirin");
        ScriptedChatClient client = Clinic(twice, new(Field.Renal, "dose"), twice);

        string report = await new Consult(client).RunAsync("Ada");

        Assert.Equal(3, report.Split("\"result\"").Length - 1);
        Assert.Equal(2 + 2, client.CallCount);
    }

    [Fact]
    public async Task MoreTasksThanAllowedFailBeforeAnyIsStarted()
    {
        ScriptedChatClient client = Clinic([.. Three, new(Field.Falls, "stairs"), new(Field.Falls, "rugs")]);

        var failed = await Assert.ThrowsAsync<TooManyTasksException>(() => new Consult(client).RunAsync("Ada"));

        Assert.Equal((4, 5, "Plan", 1), (failed.Limit, failed.Count, failed.StepPath, client.CallCount));
        Assert.Contains("has 5 tasks, and MaxTasks is 4", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsManyTasksAsAllowedRun()
    {
        ScriptedChatClient client = Clinic([.. Three, new(Field.Falls, "stairs")]);

        await new Consult(client).RunAsync("Ada");

        Assert.Equal(6, client.CallCount);
        Assert.True(client.CallCount <= Consult.MaxCalls);
    }

    [Fact]
    public async Task APlanWithoutTasksFailsUnlessTheClassSaysWhatComesOfIt()
    {
        ScriptedChatClient client = Clinic();

        var failed = await Assert.ThrowsAsync<NoTasksException>(() => new Consult(client).RunAsync("Ada"));

        Assert.Equal(("Plan", 1), (failed.StepPath, client.CallCount));
        Assert.Equal("nothing for '' -- us", await new Checked(client).RunAsync("  "));
    }

    [Theory]
    [InlineData("[{\"field\":\"Cardiac\",\"question\":\"?\"}]")]
    [InlineData("[{\"field\":1,\"question\":\"?\"}]")]
    [InlineData("ask the renal one")]
    public async Task AnUnreadablePlanIsRepairedOnceAndNeverTakenForOne(string reply)
    {
        var client = new ScriptedChatClient().Otherwise(reply);

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Consult(client).RunAsync("Ada"));

        Assert.Equal(("Plan", reply, 2), (unreadable.StepPath, unreadable.RawReply, client.CallCount));
    }

    [Fact]
    public async Task ATaskThatIsNullFailsThePlan()
    {
        var client = new ScriptedChatClient().Otherwise("{\"value\":[{\"field\":\"Renal\",\"question\":\"?\"},null]}");

        var failed = await Assert.ThrowsAsync<StepOutputException>(() => new Consult(client).RunAsync("Ada"));

        Assert.Contains("The task at place 1 of the plan is null", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKindWithoutANameIsARefusedPlan()
    {
        var pipeline = new Rounds(() => [new((Field)7, "?")], (_, _, _) => Task.FromResult(""), _ => []);

        var failed = await Assert.ThrowsAsync<StepOutputException>(() => pipeline.RunAsync("Ada"));

        Assert.Equal(("Plan", "7"), (failed.StepPath, failed.RawReply));
    }

    [Fact]
    public async Task TheFirstFailureCancelsTheOthersAndSurfacesOnceAllHaveEnded()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        var started = new TaskCompletionSource();
        bool otherEnded = false;
        var pipeline = new Rounds(() => Three, async (task, _, token) =>
        {
            if (task.Field == Field.Falls)
            {
                await started.Task;
                throw broken;
            }

            started.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await Task.Yield();
                otherEnded = true;
            }

            return "";
        }, _ => []);

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => pipeline.RunAsync("Ada").WaitAsync(TimeSpan.FromMinutes(1))));
        Assert.True(otherEnded);
    }

    [Fact]
    public async Task NoMoreTasksAreInWorkThanMaxConcurrencySays()
    {
        int now = 0;
        int most = 0;
        var gate = new Lock();
        var pipeline = new Rounds(() => Three, async (task, _, token) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
            }

            await Task.Delay(20, token);
            lock (gate)
            {
                now--;
            }

            return task.Question;
        }, _ => []);

        await pipeline.RunAsync("Ada");

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task WithoutASynthesisTheResultsAreTheResult()
    {
        IReadOnlyList<TaskResult<Inquiry, int>> results = await new Lenient().RunAsync("Ada");

        Assert.Equal([new(new(Field.Renal, "Ada"), 3), new(new(Field.Falls, "Ada?"), 4)], results);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    public async Task ManyTasksRunInPlanOrderOnFewThreads(int count)
    {
        if (count == 0)
        {
            await Assert.ThrowsAsync<NoTasksException>(() => new Many().RunAsync(count));
            return;
        }

        Assert.Equal(-count / 2, await new Many().RunAsync(count));
        Assert.Equal(0, Many.MaxCalls);
    }

    [Fact]
    public async Task OneTaskTooManyOfTenThousandIsNotCut() =>
        Assert.Equal(10_001, (await Assert.ThrowsAsync<TooManyTasksException>(() => new Many().RunAsync(10_001))).Count);

    [Fact]
    public async Task ResultsDoNotDependOnWhoIsDoneFirst()
    {
        ScriptedChatClient client = Clinic(Three);

        var results = await RandomDelays.ResultsOfThousandRunsAsync(delays => new Consult(delays.Before(client)).RunAsync("Ada"));

        Assert.Contains("i:aspirin", Assert.Single(results), StringComparison.Ordinal);
    }
}
