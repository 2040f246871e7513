using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Orchestration.Samples.OpenAi;

/// <summary>
/// A chat client for any server that speaks OpenAI's chat completions protocol: OpenAI itself, Ollama, vLLM, the server of llama.cpp
/// and others. It sends and reads text, and calls of functions with their results.
/// </summary>
/// <remarks>
/// It follows https://platform.openai.com/docs/api-reference/chat. A failed request throws an <see cref="HttpRequestException"/> with
/// its status; a server's Retry-After is in <c>Exception.Data["Retry-After"]</c>, where <c>[Retry]</c> looks for it. The client itself
/// never tries again. It is safe for use by several threads.
/// </remarks>
public sealed class OpenAiCompatibleChatClient : IChatClient
{
    private readonly HttpClient http;
    private readonly Uri endpoint;
    private readonly string? apiKey;
    private readonly ChatClientMetadata metadata;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Sends the requests; it stays the caller's.</param>
    /// <param name="baseAddress">The address below which <c>chat/completions</c> is, such as <c>http://localhost:11434/v1</c>.</param>
    /// <param name="model">The model to ask for where the options of a call name none.</param>
    /// <param name="apiKey">The key, for servers that want one.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or the model is empty.</exception>
    public OpenAiCompatibleChatClient(HttpClient http, Uri baseAddress, string model, string? apiKey = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(baseAddress);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        if (!baseAddress.IsAbsoluteUri)
        {
            throw new ArgumentException("Give the whole address, such as http://localhost:11434/v1.", nameof(baseAddress));
        }

        this.http = http;
        this.apiKey = apiKey;
        endpoint = new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + "/chat/completions");
        metadata = new ChatClientMetadata("openai", baseAddress, model);
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The server refused, could not be reached, or sent what is no chat completion.</exception>
    /// <exception cref="NotSupportedException">The request holds tools that are no functions, or contents that are no text.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await SendAsync(messages, options, streams: false, cancellationToken).ConfigureAwait(false);
        string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return Completion.Read(Parse(body));
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">As above, or the stream broke off before the reply was whole.</exception>
    /// <exception cref="NotSupportedException">The request holds tools that are no functions, or contents that are no text.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await SendAsync(messages, options, streams: true, cancellationToken).ConfigureAwait(false);
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        bool isWhole = false;
        bool isRefusal = false;
        var calls = new StreamedCalls();
        await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item.Data == "[DONE]")
            {
                isWhole = true;
                break;
            }

            JsonElement chunk = Parse(item.Data);
            ChatResponseUpdate update = Completion.ReadChunk(chunk);
            calls.Take(chunk);
            update.Contents = update.FinishReason is null ? update.Contents : [.. update.Contents, .. calls.Whole()];
            isRefusal |= update.Contents.OfType<ErrorContent>().Any();
            isWhole |= update.FinishReason is not null;
            // The chunk that says "stop" no longer says what came before it.
            update.FinishReason = isRefusal && update.FinishReason is not null ? ChatFinishReason.ContentFilter : update.FinishReason;
            yield return update;
        }

        // A connection that closes early looks like the end of the stream: half a reply must not pass for a whole one.
        if (!isWhole)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The stream ended before the reply was whole.");
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? metadata
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: the <see cref="HttpClient"/> is the caller's.</summary>
    public void Dispose()
    {
    }

    private async Task<HttpResponseMessage> SendAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, bool streams, CancellationToken cancellationToken)
    {
        JsonObject body = CompletionRequest.Of(messages, options, metadata.DefaultModelId!, streams);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (!string.IsNullOrEmpty(apiKey))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }

        HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await RequestFailure.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    private static JsonElement Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"The server sent what is no JSON: {exception.Message}", exception);
        }
    }
}
