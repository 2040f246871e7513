using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class CancellationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_token_starts_nothing(bool withOptions)
    {
        FakeClient client = FakeClient.Saying();
        RunOptions? options = withOptions ? new RunOptions() : null;

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Release(client, null, options).RunAsync("x", new CancellationToken(canceled: true)));

        Assert.True(cancelled.CancellationToken.IsCancellationRequested);
        Assert.Empty(client.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_cancelled_between_two_steps_goes_no_further(bool withOptions)
    {
        using CancellationTokenSource cancellation = new();
        FakeClient client = FakeClient.Answering(_ =>
        {
            cancellation.Cancel();
            return "reply";
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Release(client, null, withOptions ? new RunOptions() : null).RunAsync("x", cancellation.Token));

        Assert.Single(client.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_token_reaches_the_client_and_the_code_steps(bool withOptions)
    {
        using CancellationTokenSource cancellation = new();
        RunOptions? options = withOptions ? new RunOptions() : null;
        Task asking = Ask.RunAsync(FakeClient.Silent(), ReplyFormat.Text, options, cancellationToken: cancellation.Token);
        Task computing = Ask.CodeAsync(
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            options,
            cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => computing);
    }

    [Fact]
    public async Task No_step_captures_the_synchronization_context()
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        RefusesPosts context = new();
        Task run;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            run = new Release(FakeClient.Doing(() => FakeClient.Says("a"), () => FakeClient.Says("b"))).RunAsync("x");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        await run;
        Assert.True(context.Posts <= 1, "Only the fake client's own first yield may be posted.");
    }

    private sealed class RefusesPosts : SynchronizationContext
    {
        public int Posts { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Posts++;
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }
}
