namespace Orchestration.Tests.Running;

public class TimeoutTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_that_takes_too_long_ends_even_if_its_client_ignores_the_token(bool heedsToken)
    {
        ManualClock clock = new();
        FakeClient client = FakeClient.Silent(heedsToken);
        Task<string> run = Ask.RunAsync(client, ReplyFormat.Text, new RunOptions { TimeProvider = clock }, timeout: TimeSpan.FromSeconds(30));

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(run.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        TimeoutException timeout = await Assert.ThrowsAsync<TimeoutException>(() => run);
        Assert.Contains("30 s for step 'Ask' of pipeline 'Tests.Ask'", timeout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_works_with_nothing_else_switched_on() =>
        await Assert.ThrowsAsync<TimeoutException>(
            () => Ask.RunAsync(FakeClient.Silent(), ReplyFormat.Text, timeout: TimeSpan.FromMilliseconds(1)));

    [Fact]
    public async Task Each_attempt_has_its_own_time()
    {
        ManualClock clock = new() { MovesByItself = true };
        int calls = 0;
        FakeClient client = new(async (_, token) =>
        {
            if (++calls < 3)
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            return FakeClient.Says("at last");
        });

        string reply = await Ask.RunAsync(
            client, ReplyFormat.Text, new RunOptions { TimeProvider = clock }, retries: 2, timeout: TimeSpan.FromSeconds(5));

        Assert.Equal("at last", reply);
    }

    [Fact]
    public async Task A_cancelled_run_is_no_timeout()
    {
        using CancellationTokenSource cancellation = new();
        Task<string> run = Ask.RunAsync(
            FakeClient.Silent(heedsToken: false), ReplyFormat.Text, timeout: TimeSpan.FromHours(1), cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task An_attempt_that_was_left_behind_is_not_heard_of_again()
    {
        ManualClock clock = new();
        EventLog log = new();
        TaskCompletionSource release = new();
        FakeClient client = new(async (_, _) =>
        {
            await release.Task;
            throw new IOException("too late");
        });
        Task<string> run = Ask.RunAsync(
            client, ReplyFormat.Text, new RunOptions { TimeProvider = clock, Progress = log }, timeout: TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => run);

        release.SetResult();

        Assert.Equal("finished not completed calls 1", log.Lines[^1]);
    }
}
