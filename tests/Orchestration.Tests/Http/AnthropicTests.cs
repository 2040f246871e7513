using System.Net;
using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using Orchestration.Tests.Running;

namespace Orchestration.Tests.Http;

/// <summary>A whole pipeline over the official Anthropic client and real HTTP, against a server on the loopback address.</summary>
public sealed class AnthropicTests
{
    private const string Text = "The ferry leaves at noon.";
    private const string Draft = "Le ferry part.";
    private const string Improved = "Le ferry part à midi.";

    // Waits are over at once, and remembered.
    private readonly ManualClock clock = new() { MovesByItself = true };

    private RunOptions Options => new() { TimeProvider = clock };

    [Fact]
    public async Task Text_and_structured_verdicts_come_through()
    {
        await using var server = new LoopbackServer(Answer);
        using IChatClient client = ClientOf(server);

        Assert.Equal(new Outcome<string>.Completed(Improved), await new Dispatch(client).RunAsync(Text));

        Assert.Equal(["Translate", "Judge", "Improve", "Judge"], server.Requests.Select(request => request.PromptOf().Split(':')[0]));
        Assert.Contains("The time is missing.", server.Requests[2].PromptOf(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_says_what_the_step_declares()
    {
        await using var server = new LoopbackServer(Answer);
        using IChatClient client = ClientOf(server);

        Assert.IsType<Outcome<string>.Completed>(await new Dispatch(client).RunAsync(Text));

        Assert.All(server.Requests, request => Assert.Equal(("POST", "/v1/messages"), (request.Method, request.Path)));
        JsonElement translate = server.Requests[0].Body;
        JsonElement judge = server.Requests[1].Body;
        Assert.Equal("claude-test", translate.GetProperty("model").GetString());
        Assert.Equal("You translate.", translate.GetProperty("system")[0].GetProperty("text").GetString());
        Assert.False(translate.TryGetProperty("output_config", out _));
        JsonElement format = judge.GetProperty("output_config").GetProperty("format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.Equal(["feedback", "accepted", "score"], format.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal("Bearer key", server.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task Text_is_streamed_and_verdicts_are_not()
    {
        await using var server = new LoopbackServer(Answer);
        using IChatClient client = ClientOf(server);

        List<RunEvent> events = await ReadAsync(new Dispatch(client).StreamAsync(Text));

        Assert.Equal(["Le", " ferry", " part.", "Le", " ferry", " part", " à", " midi."], events.OfType<TextDelta>().Select(delta => delta.Text));
        Assert.Equal([true, false, true, false], server.Requests.Select(request => request.WantsStream));
        var finished = Assert.IsType<RunFinished<string>>(events[^1]);
        Assert.Equal(new Outcome<string>.Completed(Improved), finished.Outcome);
        Assert.Equal(new RunUsage(4, 40, 20), finished.Usage);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again()
    {
        int refusals = 2;
        await using var server = new LoopbackServer(request => Interlocked.Decrement(ref refusals) >= 0 ? Busy() : Answer(request));
        using IChatClient client = ClientOf(server);

        Assert.Equal(new Outcome<string>.Completed(Improved), await new Dispatch(client).RunAsync(Text, Options));

        Assert.Equal(6, server.Requests.Count);
        Assert.Equal(2, clock.Waits.Count);
    }

    [Fact]
    public async Task The_clients_own_retries_are_one_call_of_the_step()
    {
        int refusals = 1;
        await using var server = new LoopbackServer(request => Interlocked.Decrement(ref refusals) >= 0 ? Busy() : Answer(request));
        using IChatClient client = ClientOf(server, retries: 1);

        List<RunEvent> events = await ReadAsync(new Dispatch(client).StreamAsync(Text, Options));

        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(4, Assert.IsType<RunFinished<string>>(events[^1]).Usage.Calls);
        Assert.Empty(events.OfType<StepRetrying>());
    }

    [Fact]
    public async Task A_servers_wish_to_be_left_alone_is_honoured_where_a_handler_keeps_it()
    {
        int refusals = 1;
        await using var server = new LoopbackServer(request => Interlocked.Decrement(ref refusals) >= 0 ? Busy(retryAfter: "7") : Answer(request));
        using IChatClient client = ClientOf(server, handler: new RetryAfterHandler());
        var options = new RunOptions
        {
            TimeProvider = clock,
            RetryAdvisor = exception => exception.InnerException?.Data["Retry-After"] is TimeSpan wait ? RetryAdvice.WaitAtLeast(wait) : null,
        };

        Assert.Equal(new Outcome<string>.Completed(Improved), await new Dispatch(client).RunAsync(Text, options));

        Assert.InRange(Assert.Single(clock.Waits), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.5));
    }

    [Fact]
    public async Task A_server_that_stays_busy_ends_the_run_with_the_clients_exception()
    {
        await using var server = new LoopbackServer(_ => Busy());
        using IChatClient client = ClientOf(server);

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Dispatch(client).RunAsync(Text, Options));

        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsAssignableFrom<AnthropicApiException>(failed.Exception).StatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again()
    {
        int failures = 1;
        await using var server = new LoopbackServer(request => Interlocked.Decrement(ref failures) >= 0 ? AnthropicReplies.Fails(500, "api_error", "Overheated.") : Answer(request));
        using IChatClient client = ClientOf(server);

        List<RunEvent> events = await ReadAsync(new Dispatch(client).StreamAsync(Text, Options));

        StepRetrying retrying = Assert.Single(events.OfType<StepRetrying>());
        Assert.Equal(HttpStatusCode.InternalServerError, Assert.IsAssignableFrom<AnthropicApiException>(retrying.Exception).StatusCode);
        Assert.Equal(new Outcome<string>.Completed(Improved), Assert.IsType<RunFinished<string>>(events[^1]).Outcome);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_not_tried_again()
    {
        await using var server = new LoopbackServer(_ => AnthropicReplies.Fails(401, "authentication_error", "invalid x-api-key"));
        using IChatClient client = ClientOf(server);

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Dispatch(client).RunAsync(Text, Options));

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.IsAssignableFrom<AnthropicApiException>(failed.Exception).StatusCode);
        Assert.Single(server.Requests);
        Assert.Empty(clock.Waits);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_that_the_token_limit_cuts_off_is_a_failure(bool streams)
    {
        await using var server = new LoopbackServer(request => request.Says("Le ferry", stopReason: "max_tokens"));
        using IChatClient client = ClientOf(server);

        Outcome<string> outcome = streams ? await EndOf(new Dispatch(client).StreamAsync(Text, Options)) : await new Dispatch(client).RunAsync(Text, Options);

        var exception = Assert.IsType<StepOutputException>(Assert.IsType<Outcome<string>.Failed>(outcome).Exception);
        Assert.Equal(("Translate", "Le ferry"), (exception.StepPath, exception.RawReply));
    }

    [Theory]
    [InlineData("refusal")]
    [InlineData("max_tokens")]
    public async Task A_verdict_that_is_not_ended_is_never_taken_for_acceptance(string stopReason)
    {
        await using var server = new LoopbackServer(request => request.PromptOf().StartsWith("Judge", StringComparison.Ordinal)
            ? request.Says("""{"feedback":"","accepted":true,"score":null}""", stopReason)
            : Answer(request));
        using IChatClient client = ClientOf(server);

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Dispatch(client).RunAsync(Text, Options));

        Assert.Equal("Judge[1]", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_a_stream_is_tried_again_and_its_text_is_not_kept()
    {
        int breaks = 1;
        await using var server = new LoopbackServer(request => Interlocked.Decrement(ref breaks) >= 0 ? AnthropicReplies.Begins(Draft, LoopbackEnd.Broken) : Answer(request));
        using IChatClient client = ClientOf(server);

        List<RunEvent> events = await ReadAsync(new Dispatch(client).StreamAsync(Text, Options));

        Assert.Single(events.OfType<StepRetrying>());
        Assert.Equal(new Outcome<string>.Completed(Improved), Assert.IsType<RunFinished<string>>(events[^1]).Outcome);
        Assert.Equal($"Judge: {Text} / {Draft}", server.Requests[2].PromptOf());
    }

    [Fact]
    public async Task A_stream_that_ends_before_its_message_does_is_no_answer()
    {
        await using var server = new LoopbackServer(_ => AnthropicReplies.Begins(Draft, LoopbackEnd.Whole));
        using IChatClient client = ClientOf(server);

        Assert.IsType<Outcome<string>.Failed>(await EndOf(new Dispatch(client).StreamAsync(Text, Options)));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_ends_the_run_with_it()
    {
        await using var server = new LoopbackServer(_ => AnthropicReplies.Begins(Draft, LoopbackEnd.Whole) is var begun
            ? begun with { Pieces = [.. begun.Pieces, "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"] }
            : begun);
        using IChatClient client = ClientOf(server);

        var failed = Assert.IsType<Outcome<string>.Failed>(await EndOf(new Dispatch(client).StreamAsync(Text, Options)));

        Assert.Contains("verloaded", failed.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_in_the_middle_of_a_stream_is_thrown_and_closes_the_connection()
    {
        await using var server = new LoopbackServer(_ => AnthropicReplies.Begins(Draft, LoopbackEnd.Silent));
        using IChatClient client = ClientOf(server);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (RunEvent happened in new Dispatch(client).StreamAsync(Text, Options, cancellation.Token))
            {
                if (happened is TextDelta)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        await server.ClientLeft;
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Leaving_a_stream_in_the_middle_closes_the_connection()
    {
        await using var server = new LoopbackServer(_ => AnthropicReplies.Begins(Draft, LoopbackEnd.Silent));
        using IChatClient client = ClientOf(server);

        await foreach (RunEvent happened in new Dispatch(client).StreamAsync(Text, Options))
        {
            if (happened is TextDelta)
            {
                break;
            }
        }

        await server.ClientLeft;
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancellation_while_the_server_thinks_is_thrown_and_closes_the_connection()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = new LoopbackServer(_ =>
        {
            cancellation.Cancel();
            return new LoopbackReply(200, "application/json", ["{"]) { End = LoopbackEnd.Silent };
        });
        using IChatClient client = ClientOf(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Dispatch(client).RunAsync(Text, Options, cancellation.Token));

        await server.ClientLeft;
    }

    [Fact]
    public async Task A_client_that_loses_patience_is_a_failure_and_no_cancellation()
    {
        await using var server = new LoopbackServer(_ => LoopbackReply.Nothing);
        using IChatClient client = ClientOf(server, timeout: TimeSpan.FromMilliseconds(200));

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Dispatch(client).RunAsync(Text, Options));

        Assert.IsNotType<StepOutputException>(failed.Exception);
        Assert.Equal(3, server.Requests.Count);
    }

    private static LoopbackReply Answer(LoopbackRequest request) => request.PromptOf() switch
    {
        var prompt when prompt.StartsWith("Translate", StringComparison.Ordinal) => request.Says(Draft),
        var prompt when prompt.StartsWith("Improve", StringComparison.Ordinal) => request.Says(Improved),
        var prompt when prompt.EndsWith(Improved, StringComparison.Ordinal) => request.Says("""{"feedback":"Good.","accepted":true,"score":null}"""),
        _ => request.Says("""{"feedback":"The time is missing.","accepted":false,"score":null}"""),
    };

    private static LoopbackReply Busy(string retryAfter = "0") => AnthropicReplies.Fails(429, "rate_limit_error", "Slow down.") with
    {
        Headers = new Dictionary<string, string> { ["retry-after"] = retryAfter },
    };

    private static async Task<List<RunEvent>> ReadAsync(IAsyncEnumerable<RunEvent> run)
    {
        List<RunEvent> events = [];
        await foreach (RunEvent happened in run)
        {
            events.Add(happened);
        }

        return events;
    }

    private static async Task<Outcome<string>> EndOf(IAsyncEnumerable<RunEvent> run) => Assert.IsType<RunFinished<string>>((await ReadAsync(run))[^1]).Outcome;

    private static IChatClient ClientOf(LoopbackServer server, int retries = 0, TimeSpan? timeout = null, DelegatingHandler? handler = null) => new AnthropicClient
    {
        ApiKey = "key",
        BaseUrl = server.Address.AbsoluteUri.TrimEnd('/'),
        MaxRetries = retries,
        Timeout = timeout ?? TimeSpan.FromMinutes(1),
        Handlers = handler is null ? [] : [handler],
    }.AsIChatClient("claude-test", 1000);

    /// <summary>The client's own exception does not say how long the server wants to be left alone; this one does.</summary>
    private sealed class RetryAfterHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            return response.Headers.RetryAfter?.Delta is { } wait
                ? throw new HttpRequestException("Busy.", null, response.StatusCode) { Data = { ["Retry-After"] = wait } }
                : response;
        }
    }
}
