using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Samples.OpenAi;
using Orchestration.Tests.Http;

namespace Orchestration.Samples.Tests.Shared;

/// <summary>The client over real HTTP, against a server on the loopback address.</summary>
public sealed class OpenAiCompatibleChatClientTests : IDisposable
{
    private readonly HttpClient http = new();

    [Fact]
    public async Task A_reply_comes_with_its_text_its_end_and_its_usage()
    {
        await using var server = new LoopbackServer(request => request.Says("Le ferry part à midi."));

        ChatResponse response = await ClientOf(server).GetResponseAsync("Translate");

        Assert.Equal("Le ferry part à midi.", response.Text);
        Assert.Equal((ChatFinishReason.Stop, "test-model-2026", "chatcmpl-1"), (response.FinishReason, response.ModelId, response.ResponseId));
        Assert.Equal((10, 5, 15), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
    }

    [Fact]
    public async Task A_stream_comes_in_pieces_with_its_end_and_its_usage()
    {
        await using var server = new LoopbackServer(request => request.Says("Le ferry part à midi."));

        List<ChatResponseUpdate> updates = await ReadAsync(ClientOf(server).GetStreamingResponseAsync("Translate"));

        Assert.Equal(["Le", " ferry", " part", " à", " midi."], updates.Select(update => update.Text).Where(text => text.Length > 0));
        ChatResponse response = updates.ToChatResponse();
        Assert.Equal((ChatFinishReason.Stop, 15L), (response.FinishReason, response.Usage!.TotalTokenCount));
        Assert.Single(response.Messages);
        Assert.True(server.Requests[0].Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Fact]
    public async Task The_request_says_what_the_options_do()
    {
        await using var server = new LoopbackServer(request => request.Says("yes"));
        var options = new ChatOptions
        {
            Instructions = "Be brief.",
            Temperature = 0.5f,
            TopP = 0.9f,
            TopK = 40,
            MaxOutputTokens = 100,
            FrequencyPenalty = 0.1f,
            PresencePenalty = 0.2f,
            Seed = 7,
            StopSequences = ["END"],
            ModelId = "another-model",
        };

        await ClientOf(server).GetResponseAsync([new(ChatRole.System, "You translate."), new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "Hi"), new(ChatRole.User, "Bye")], options);

        LoopbackRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/v1/chat/completions", "Bearer key"), (request.Method, request.Path, request.Headers["Authorization"]));
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse("""
                {
                  "model": "another-model",
                  "messages": [
                    { "role": "system", "content": "Be brief." },
                    { "role": "system", "content": "You translate." },
                    { "role": "user", "content": "Hello" },
                    { "role": "assistant", "content": "Hi" },
                    { "role": "user", "content": "Bye" }
                  ],
                  "temperature": 0.5, "top_p": 0.9, "top_k": 40, "max_tokens": 100, "frequency_penalty": 0.1, "presence_penalty": 0.2, "seed": 7,
                  "stop": [ "END" ]
                }
                """),
            request.Body), request.Body.ToString());
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var server = new LoopbackServer(request => request.Says("yes"));

        await new OpenAiCompatibleChatClient(http, server.Address, "m").GetResponseAsync("Hello");

        Assert.False(server.Requests[0].Headers.ContainsKey("Authorization"));
        Assert.Equal("/chat/completions", server.Requests[0].Path);
    }

    [Fact]
    public async Task A_schema_is_sent_strictly()
    {
        await using var server = new LoopbackServer(request => request.Says("{}"));
        JsonElement schema = JsonElement.Parse("""{"type":"object","properties":{"reason":{"type":"string"},"score":{"type":["number","null"],"default":null}},"required":["reason"]}""");

        await ClientOf(server).GetResponseAsync("Judge", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "Verdict") });
        await ClientOf(server).GetResponseAsync("Judge", new ChatOptions { ResponseFormat = ChatResponseFormat.Json });

        JsonElement format = server.Requests[0].Body.GetProperty("response_format");
        JsonElement sent = format.GetProperty("json_schema");
        Assert.Equal(("json_schema", "Verdict", true), (format.GetProperty("type").GetString(), sent.GetProperty("name").GetString(), sent.GetProperty("strict").GetBoolean()));
        Assert.Equal(["reason", "score"], sent.GetProperty("schema").GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.False(sent.GetProperty("schema").GetProperty("additionalProperties").GetBoolean());
        Assert.Equal("json_object", server.Requests[1].Body.GetProperty("response_format").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public async Task The_reason_why_a_reply_ended_is_kept(string reason)
    {
        await using var server = new LoopbackServer(request => request.Says("Le ferry", reason));

        Assert.Equal(new ChatFinishReason(reason), (await ClientOf(server).GetResponseAsync("Translate")).FinishReason);
        Assert.Equal(new ChatFinishReason(reason), (await ReadAsync(ClientOf(server).GetStreamingResponseAsync("Translate"))).ToChatResponse().FinishReason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_is_no_text_and_counts_as_filtered(bool streams)
    {
        await using var server = new LoopbackServer(request => request.Refuses("I cannot help with that."));

        ChatResponse response = streams
            ? (await ReadAsync(ClientOf(server).GetStreamingResponseAsync("Translate"))).ToChatResponse()
            : await ClientOf(server).GetResponseAsync("Translate");

        Assert.Equal(("", ChatFinishReason.ContentFilter), (response.Text, response.FinishReason));
        Assert.Equal("I cannot help with that.", response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Single().Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_comes_with_its_status_and_its_words(bool streams)
    {
        await using var server = new LoopbackServer(_ => OpenAiReplies.Fails(401, "Incorrect API key."));

        HttpRequestException exception = await FailureOf(ClientOf(server), streams);

        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        Assert.Contains("401", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Incorrect API key.", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.Data["Retry-After"]);
    }

    [Fact]
    public async Task A_servers_wish_to_be_left_alone_is_in_the_exception()
    {
        await using var seconds = new LoopbackServer(_ => OpenAiReplies.Fails(429, "Slow down.") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } });
        await using var date = new LoopbackServer(_ => OpenAiReplies.Fails(503, "Later.") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "Wed, 21 Oct 2026 07:28:00 GMT" } });

        Assert.Equal(TimeSpan.FromSeconds(7), (await FailureOf(ClientOf(seconds), streams: false)).Data["Retry-After"]);
        Assert.Equal(new DateTimeOffset(2026, 10, 21, 7, 28, 0, TimeSpan.Zero), (await FailureOf(ClientOf(date), streams: false)).Data["Retry-After"]);
    }

    [Theory]
    [InlineData("""{"error":"model 'm' not found"}""", "model 'm' not found")]
    [InlineData("""{"detail":"no such route"}""", "no such route")]
    [InlineData("<html>Bad gateway</html>", "Bad gateway")]
    [InlineData("[1]", "[1]")]
    [InlineData("", "(no message)")]
    public async Task Errors_of_any_form_are_told(string body, string message)
    {
        await using var server = new LoopbackServer(_ => new LoopbackReply(502, "text/plain", body.Length == 0 ? [] : [body]));

        Assert.Contains(message, (await FailureOf(ClientOf(server), streams: false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"choices":[]}""")]
    public async Task What_is_no_completion_is_an_error(string body)
    {
        await using var server = new LoopbackServer(_ => new LoopbackReply(200, "application/json", [body]));

        Assert.Equal(HttpRequestError.InvalidResponse, (await FailureOf(ClientOf(server), streams: false)).HttpRequestError);
    }

    [Fact]
    public async Task A_stream_that_ends_before_the_reply_does_is_an_error()
    {
        await using var server = new LoopbackServer(_ => OpenAiReplies.Begins("Le ferry part", LoopbackEnd.Whole));

        Assert.Equal(HttpRequestError.ResponseEnded, (await FailureOf(ClientOf(server), streams: true)).HttpRequestError);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_a_stream_is_an_error()
    {
        await using var server = new LoopbackServer(_ => OpenAiReplies.Begins("Le ferry part", LoopbackEnd.Broken));

        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(ClientOf(server).GetStreamingResponseAsync("Translate")));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_an_error()
    {
        await using var server = new LoopbackServer(_ => LoopbackReply.Events((null, new { error = new { message = "Out of memory." } })));

        Assert.Contains("Out of memory.", (await FailureOf(ClientOf(server), streams: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_in_the_middle_of_a_stream_is_thrown_and_closes_the_connection()
    {
        await using var server = new LoopbackServer(_ => OpenAiReplies.Begins("Le ferry part", LoopbackEnd.Silent));
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate _ in ClientOf(server).GetStreamingResponseAsync("Translate", cancellationToken: cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });

        await server.ClientLeft;
    }

    [Fact]
    public async Task Tools_that_are_no_functions_and_images_are_refused_before_anything_is_sent()
    {
        await using var server = new LoopbackServer(request => request.Says("never"));
        var picture = new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")]);

        await Assert.ThrowsAsync<NotSupportedException>(() => ClientOf(server).GetResponseAsync([picture]));
        await Assert.ThrowsAsync<NotSupportedException>(() => ClientOf(server).GetResponseAsync("Hello", new ChatOptions { Tools = [new HostedWebSearchTool()] }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void It_says_what_it_is()
    {
        using var client = new OpenAiCompatibleChatClient(http, new Uri("http://localhost:11434/v1"), "llama");

        ChatClientMetadata metadata = Assert.IsType<ChatClientMetadata>(client.GetService(typeof(ChatClientMetadata)));

        Assert.Equal(("openai", "llama"), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.Same(client, client.GetService(typeof(IChatClient)));
        Assert.Null(client.GetService(typeof(IChatClient), "a key"));
        Assert.Throws<ArgumentException>(() => new OpenAiCompatibleChatClient(http, new Uri("v1", UriKind.Relative), "llama"));
    }

    public void Dispose() => http.Dispose();

    private OpenAiCompatibleChatClient ClientOf(LoopbackServer server) => new(http, new Uri(server.Address, "v1"), "test-model", "key");

    private static async Task<List<ChatResponseUpdate>> ReadAsync(IAsyncEnumerable<ChatResponseUpdate> stream)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in stream)
        {
            updates.Add(update);
        }

        return updates;
    }

    private static Task<HttpRequestException> FailureOf(IChatClient client, bool streams) => Assert.ThrowsAsync<HttpRequestException>(
        () => streams ? ReadAsync(client.GetStreamingResponseAsync("Translate")) : client.GetResponseAsync("Translate"));
}
