using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>Records the traffic with a real model in a file that a person can review, and replays it without one.</summary>
/// <remarks>
/// <para>The file is indented JSON, sorted by step and messages, its texts broken into lines; the same calls give the same
/// file, however they raced. It is written after each call, whole. It holds messages, the options that a reply depends on,
/// and the reply; never headers, keys, additional properties or raw representations, and no text that
/// <see cref="RecordingOptions.Redact"/> takes out. Of attached data it holds the hash.</para>
/// <para>A request is known by a hash of its messages and options. Calls that fail, streams that are left early, and
/// cancelled calls are not recorded. A stream is replayed in the pieces it was recorded in; a reply recorded whole streams
/// word by word. Safe for use by several threads. Disposing disposes the client that is recorded.</para>
/// </remarks>
public sealed class RecordingChatClient : IChatClient
{
    private readonly IChatClient? _inner;
    private readonly RecordingOptions _options;
    private readonly Recording _recording;

    private RecordingChatClient(IChatClient? inner, Recording recording, RecordingOptions options) =>
        (_inner, _recording, _options) = (inner, recording, options);

    /// <summary>Answers from the file only; a request that is not in it throws <see cref="NotRecordedException"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no recording, or a broken one.</exception>
    public static RecordingChatClient Replay(string path, RecordingOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no recording '{path}'. Make one by running the code once on RecordingChatClient.Record(client, path).", path);
        options ??= new RecordingOptions();
        return new RecordingChatClient(null, new Recording(path, RecordingFile.Read(path), options.RepeatLastReply), options);
    }

    /// <summary>Passes every call to <paramref name="client"/> and records it. The first recorded call replaces a file that
    /// was there.</summary>
    public static RecordingChatClient Record(IChatClient client, string path, RecordingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new RecordingChatClient(client, new Recording(path, [], repeatLast: false), options ?? new RecordingOptions());
    }

    /// <summary>Answers from the file what is in it; passes to <paramref name="client"/> and adds what is not.</summary>
    /// <remarks>What is no longer asked for stays in the file; <see cref="Record"/> gets rid of it.</remarks>
    /// <exception cref="InvalidDataException">The file is no recording, or a broken one.</exception>
    public static RecordingChatClient RecordMissing(IChatClient client, string path, RecordingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new RecordingOptions();
        IReadOnlyList<RecordedEntry> entries = File.Exists(path) ? RecordingFile.Read(path) : [];
        return new RecordingChatClient(client, new Recording(path, entries, options.RepeatLastReply), options);
    }

    /// <inheritdoc/>
    /// <exception cref="NotRecordedException">Replaying, and the file has no reply (left) to this request.</exception>
    /// <exception cref="NotSupportedException">Recording, and the reply holds contents other than texts, reasoning and function calls.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new ChatRequest(messages, options);
        RequestKey key = RequestKey.Of(request, _options.Redact);
        if (Find(request, key) is { } entry)
            return entry.Response();
        long order = _recording.NextOrder();
        ChatResponse response = await _inner!.GetResponseAsync(request.Messages, options, cancellationToken).ConfigureAwait(false);
        await _recording.AddAsync(RecordedEntry.Make(key, response, chunks: null, order, _options.Redact)).ConfigureAwait(false);
        return response;
    }

    /// <inheritdoc/>
    /// <inheritdoc cref="GetResponseAsync" path="/exception"/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ChatRequest(messages, options);
        RequestKey key = RequestKey.Of(request, _options.Redact);
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(request, key) is { } entry)
        {
            foreach (ChatResponseUpdate update in ReplyStream.Of(entry.Response(), entry.Chunker()))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return update;
            }

            yield break;
        }

        long order = _recording.NextOrder();
        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in _inner!.GetStreamingResponseAsync(request.Messages, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update.Clone());
            yield return update;
        }

        int[] chunks = [.. updates.Select(update => update.Text.Length).Where(length => length > 0)];
        await _recording.AddAsync(RecordedEntry.Make(key, updates.ToChatResponse(), chunks, order, _options.Redact)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : _inner?.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes the client that is recorded. The file is complete after every call and needs no closing.</summary>
    public void Dispose() => _inner?.Dispose();

    private RecordedEntry? Find(ChatRequest request, RequestKey key)
    {
        RecordedEntry? entry = _recording.Next(key, out int recorded);
        if (entry is not null || _inner is not null)
            return entry;
        string reason = recorded > 0
            ? $"it was recorded {(recorded == 1 ? "once" : $"{recorded} times")} and is now made once more (RecordingOptions.RepeatLastReply would give the last reply again)."
            : NearestRequest.Describe(key, _recording.Entries);
        throw new NotRecordedException(_recording.Path, request, reason);
    }
}
