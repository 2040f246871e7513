using System.Net;

namespace Orchestration.Tests.Running;

public class RetryTests
{
    [Fact]
    public async Task A_failed_step_is_tried_again()
    {
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("down"), () => FakeClient.Says("up"));

        Assert.Equal("up", await Ask.RunAsync(client, ReplyFormat.Text, Options(), retries: 1));
    }

    [Fact]
    public async Task After_the_last_retry_the_last_exception_surfaces_as_it_is()
    {
        HttpRequestException last = new("still down");
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("down"), () => throw last);

        Assert.Same(last, await Assert.ThrowsAsync<HttpRequestException>(() => Ask.RunAsync(client, ReplyFormat.Text, Options(), retries: 1)));
    }

    [Fact]
    public async Task An_unreadable_reply_is_asked_for_afresh_after_its_repairs()
    {
        FakeClient client = FakeClient.Saying("hm", "hm", "Other");

        await Ask.RunAsync(client, ReplyFormat.OneOf("Other"), Options(), maxRepairs: 1, retries: 1);

        Assert.Equal([1, 3, 1], client.Calls.Select(call => call.Messages.Count));
    }

    [Fact]
    public async Task A_code_step_is_tried_again()
    {
        int runs = 0;

        Assert.Equal(3, await Ask.CodeAsync(_ => ++runs < 3 ? throw new IOException() : ValueTask.FromResult(runs), Options(), retries: 2));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_request_that_cannot_get_better_is_not_tried_again(HttpStatusCode status)
    {
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("no", null, status));

        await Assert.ThrowsAsync<HttpRequestException>(() => Ask.RunAsync(client, ReplyFormat.Text, Options(), retries: 3));

        Assert.Single(client.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_request_that_may_get_better_is_tried_again(HttpStatusCode status)
    {
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("no", null, status), () => FakeClient.Says("yes"));

        Assert.Equal("yes", await Ask.RunAsync(client, ReplyFormat.Text, Options(), retries: 1));
    }

    [Fact]
    public async Task The_status_of_the_providers_own_exceptions_is_known()
    {
        FakeClient anthropic = FakeClient.Doing(() => throw new AnthropicLikeException { StatusCode = HttpStatusCode.BadRequest });
        FakeClient openAI = FakeClient.Doing(() => throw new OpenAILikeException { Status = 400 });

        await Assert.ThrowsAsync<AnthropicLikeException>(() => Ask.RunAsync(anthropic, ReplyFormat.Text, Options(), retries: 1));
        await Assert.ThrowsAsync<OpenAILikeException>(() => Ask.RunAsync(openAI, ReplyFormat.Text, Options(), retries: 1));

        Assert.Equal((1, 1), (anthropic.Calls.Count, openAI.Calls.Count));
    }

    [Fact]
    public async Task Neither_a_spent_budget_nor_a_request_to_a_person_nor_a_refusal_is_tried_again()
    {
        Run run = Begin.Run(Release.Pipeline, null, default);
        foreach (Exception final in new Exception[]
        {
            new BudgetExceededException(default, "", BudgetLimit.Calls, 1, 1),
            new NeedsHumanException(new HumanRequest("May I?", "Approve")),
            run.Rejected("draft", Verdict.Reject("no"), "Check"),
        })
        {
            int runs = 0;
            Exception caught = await Assert.ThrowsAnyAsync<OrchestrationException>(() => Ask.CodeAsync<int>(
                _ =>
                {
                    runs++;
                    throw final;
                },
                Options(),
                retries: 3));
            Assert.Same(final, caught);
            Assert.Equal(1, runs);
        }
    }

    [Fact]
    public async Task A_cancelled_run_is_not_tried_again()
    {
        using CancellationTokenSource cancellation = new();
        FakeClient client = FakeClient.Doing(() =>
        {
            cancellation.Cancel();
            throw new HttpRequestException("aborted");
        });

        await Assert.ThrowsAsync<HttpRequestException>(
            () => Ask.RunAsync(client, ReplyFormat.Text, Options(), retries: 3, cancellationToken: cancellation.Token));

        Assert.Single(client.Calls);
    }

    [Fact]
    public async Task A_wait_ends_at_once_when_the_run_is_cancelled()
    {
        using CancellationTokenSource cancellation = new();
        ManualClock clock = new();
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("down"));
        Task<string> run = Ask.RunAsync(
            client, ReplyFormat.Text, new RunOptions { TimeProvider = clock, Progress = new Callback(e => CancelOn<StepRetrying>(e, cancellation)) }, retries: 3, cancellationToken: cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Single(client.Calls);
    }

    [Fact]
    public async Task Waits_grow_twofold_under_full_jitter_up_to_half_a_minute()
    {
        ManualClock clock = new() { MovesByItself = true };
        FakeClient client = FakeClient.Answering(_ => throw new HttpRequestException("down"));

        await Assert.ThrowsAsync<HttpRequestException>(() => Ask.RunAsync(client, ReplyFormat.Text, new RunOptions { TimeProvider = clock }, retries: 3));

        Assert.All(clock.Waits.Zip([0.5, 1, 2]), wait => Assert.InRange(wait.First.TotalSeconds, 0, wait.Second));
        Assert.Equal(TimeSpan.FromSeconds(0.5), Retry.Jitter(1, 1));
        Assert.Equal(TimeSpan.FromSeconds(4), Retry.Jitter(4, 1));
        Assert.Equal(TimeSpan.FromSeconds(30), Retry.Jitter(1000, 1));
        Assert.Equal(TimeSpan.Zero, Retry.Jitter(5, 0));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Thu, 01 Jan 2026 00:00:07 GMT")]
    public async Task A_servers_retry_after_is_honoured(string retryAfter)
    {
        ManualClock clock = new() { MovesByItself = true };
        FakeClient client = FakeClient.Doing(() => throw Busy(retryAfter), () => FakeClient.Says("up"));

        await Ask.RunAsync(client, ReplyFormat.Text, new RunOptions { TimeProvider = clock }, retries: 1);

        Assert.InRange(Assert.Single(clock.Waits).TotalSeconds, 7, 7.5);
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_for_long_is_not_asked_again()
    {
        FakeClient client = FakeClient.Doing(() => throw Busy("3600"));

        await Assert.ThrowsAsync<HttpRequestException>(() => Ask.RunAsync(client, ReplyFormat.Text, Options(), retries: 3));

        Assert.Single(client.Calls);
    }

    [Fact]
    public async Task The_advisor_has_the_last_word()
    {
        ManualClock clock = new() { MovesByItself = true };
        RunOptions options = new()
        {
            TimeProvider = clock,
            RetryAdvisor = e => e switch
            {
                HttpRequestException { StatusCode: HttpStatusCode.NotFound } => RetryAdvice.WaitAtLeast(TimeSpan.FromSeconds(3)),
                IOException => RetryAdvice.Never,
                _ => null,
            },
        };
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("warming up", null, HttpStatusCode.NotFound), () => throw new IOException());

        await Assert.ThrowsAsync<IOException>(() => Ask.RunAsync(client, ReplyFormat.Text, options, retries: 5));

        Assert.InRange(Assert.Single(clock.Waits).TotalSeconds, 3, 3.5);
    }

    [Fact]
    public async Task An_advisor_that_throws_is_heard()
    {
        RunOptions options = new() { RetryAdvisor = _ => throw new InvalidOperationException("advice") };
        FakeClient client = FakeClient.Doing(() => throw new HttpRequestException("down"));

        Exception failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Ask.RunAsync(client, ReplyFormat.Text, options, retries: 1));

        Assert.Equal("advice", failure.Message);
    }

    private static RunOptions Options() => new() { TimeProvider = new ManualClock { MovesByItself = true } };

    private static HttpRequestException Busy(string retryAfter) =>
        new("busy", null, HttpStatusCode.TooManyRequests) { Data = { ["Retry-After"] = retryAfter } };

    private static void CancelOn<T>(RunEvent e, CancellationTokenSource cancellation)
    {
        if (e is T)
        {
            cancellation.Cancel();
        }
    }

    private sealed class Callback(Action<RunEvent> report) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => report(value);
    }

    private sealed class AnthropicLikeException : Exception
    {
        public required HttpStatusCode StatusCode { get; init; }
    }

    private sealed class OpenAILikeException : Exception
    {
        public required int Status { get; init; }
    }
}
