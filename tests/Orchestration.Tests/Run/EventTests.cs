namespace Orchestration.Tests.Running;

public class EventTests
{
    private const string Refusal = """{"feedback":"No.","accepted":false}""";
    private const string Acceptance = """{"feedback":"","accepted":true}""";

    [Fact]
    public async Task A_run_tells_what_happens_in_causal_order()
    {
        EventLog log = new();
        RunOptions options = new() { Progress = log };
        await new Translation(FakeClient.Saying("one", "two"), FakeClient.Saying(Refusal, "hm", Acceptance), options).RunAsync("text", "French");

        Assert.Equal(
            [
                "run of Tests.Translation (critic)",
                "start Translate (Model)",
                "done Translate calls 1 tokens 15",
                "round 1 of 3 in ''",
                "start Judge[1] (Model)",
                "done Judge[1] calls 1 tokens 15",
                "start Improve[2] (Model)",
                "done Improve[2] calls 1 tokens 15",
                "round 2 of 3 in ''",
                "start Judge[2] (Model)",
                "repair Judge[2]",
                "done Judge[2] calls 2 tokens 30",
                "finished completed calls 5",
            ],
            log.Lines);
    }

    [Fact]
    public async Task Nested_steps_stand_between_the_start_and_the_end_of_the_step_that_runs_them()
    {
        EventLog log = new();
        Translation translation = new(FakeClient.Saying("My bill"), FakeClient.Saying(Acceptance));
        await new Helpdesk(FakeClient.Saying("Foreign"), FakeClient.Saying(), translation, new RunOptions { Progress = log }).RunAsync("Rechnung");

        Assert.Equal(
            [
                "run of Tests.Helpdesk (route)",
                "start Classify (Model)",
                "done Classify calls 1 tokens 15",
                "branch Foreign in ''",
                "start Foreign (Pipeline)",
                "start Foreign/Translate (Model)",
                "done Foreign/Translate calls 1 tokens 15",
                "round 1 of 3 in 'Foreign'",
                "start Foreign/Judge[1] (Model)",
                "done Foreign/Judge[1] calls 1 tokens 15",
                "done Foreign calls 2 tokens 30",
                "finished completed calls 3",
            ],
            log.Lines);
    }

    [Fact]
    public async Task A_retry_is_told_with_its_wait()
    {
        EventLog log = new();
        RunOptions options = new() { Progress = log, TimeProvider = new ManualClock { MovesByItself = true } };
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("down"), () => FakeClient.Says("up"));

        await Ask.RunAsync(client, ReplyFormat.Text, options, retries: 1);

        Assert.Equal(
            ["run of Tests.Ask (chain)", "start Ask (Model)", "retry Ask attempt 2 after down", "done Ask calls 2 tokens 15", "finished completed calls 2"],
            log.Lines);
    }

    [Fact]
    public async Task Every_event_knows_its_run()
    {
        EventLog log = new();
        await new Release(FakeClient.Saying("a", "b"), null, new RunOptions { RunId = "run-7", Progress = log, TimeProvider = new ManualClock() }).RunAsync("x");

        Assert.All(log.Events, e => Assert.Equal("run-7", e.RunId));
        Assert.All(log.Events, e => Assert.Equal(2026, e.Timestamp.Year));
    }

    [Fact]
    public async Task A_run_without_an_id_is_given_a_new_one()
    {
        EventLog log = new();
        await new Release(FakeClient.Saying("a", "b", "a", "b"), null, new RunOptions { Progress = log }).RunAsync("x");
        await new Release(FakeClient.Saying("a", "b"), null, new RunOptions { Progress = log }).RunAsync("x");

        Assert.Equal(2, log.Events.Select(e => e.RunId).Distinct().Count());
    }

    [Fact]
    public async Task A_step_tells_the_hashes_of_its_contract_and_its_input()
    {
        StepStarted[] french = await StartsOf("text", "French");
        StepStarted[] again = await StartsOf("text", "French");
        StepStarted[] german = await StartsOf("text", "German");

        Assert.Equal(["translate-1", "judge-1"], french.Select(start => start.ContractHash));
        Assert.Matches("^[0-9a-f]{64}$", french[0].InputHash);
        Assert.Equal(french.Select(start => start.InputHash), again.Select(start => start.InputHash));
        Assert.NotEqual(french[0].InputHash, german[0].InputHash);
    }

    [Fact]
    public async Task The_last_event_holds_the_outcome()
    {
        EventLog log = new();
        await new Translation(FakeClient.Saying("one"), FakeClient.Saying(Acceptance), new RunOptions { Progress = log }).RunAsync("text", "French");

        RunFinished<string> finished = Assert.IsType<RunFinished<string>>(log.Events[^1]);
        Assert.Equal(new Outcome<string>.Completed("one"), finished.Outcome);
        Assert.Equal(new RunUsage(2, 20, 10), finished.Usage);
    }

    [Fact]
    public async Task A_cancelled_run_has_no_last_event()
    {
        EventLog log = new();
        using CancellationTokenSource cancellation = new();
        Task<string> run = new Translation(FakeClient.Silent(), FakeClient.Saying(), new RunOptions { Progress = log }).RunAsync("text", "French", cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal("failed Translate TaskCanceledException", log.Lines[^1]);
    }

    [Fact]
    public async Task A_listener_that_throws_ends_the_run()
    {
        InvalidOperationException thrown = new("no room");
        RunOptions options = new() { Progress = new Thrower(thrown) };
        FakeClient client = FakeClient.Saying("a", "b");

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => new Release(client, null, options).RunAsync("x")));
        Assert.Single(client.Calls);
    }

    private static async Task<StepStarted[]> StartsOf(string text, string language)
    {
        EventLog log = new();
        await new Translation(FakeClient.Saying("one"), FakeClient.Saying(Acceptance), new RunOptions { Progress = log }).RunAsync(text, language);
        return [.. log.Events.OfType<StepStarted>()];
    }

    private sealed class Thrower(Exception exception) : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
            if (value is StepCompleted)
            {
                throw exception;
            }
        }
    }
}
