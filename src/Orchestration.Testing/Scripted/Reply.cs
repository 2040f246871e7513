using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>What a rule of a <see cref="ScriptedChatClient"/> answers. Immutable; a text converts to one by itself.</summary>
/// <remarks>A reply answers every call its rule matches, except one made by <see cref="InTurn"/>.</remarks>
public sealed class Reply
{
    private readonly ReplyTurn[] _turns;

    private Reply(ReplyTurn[] turns, bool repeats)
    {
        _turns = turns;
        Repeats = repeats;
    }

    internal IReadOnlyList<ReplyTurn> Turns => _turns;

    /// <summary>Whether the last turn answers all later calls as well.</summary>
    internal bool Repeats { get; }

    /// <summary>A fixed text.</summary>
    public static Reply Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return From(_ => text);
    }

    /// <summary>A fixed text.</summary>
    public static implicit operator Reply(string text) => Text(text);

    /// <summary>A text computed from the request. Called once per call, and by several threads where branches race.</summary>
    public static Reply From(Func<ChatRequest, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FromResponse(request => new ChatResponse(new ChatMessage(ChatRole.Assistant, text(request))));
    }

    /// <summary>A text computed from the request, with waiting; the token is the call's.</summary>
    public static Reply FromAsync(Func<ChatRequest, CancellationToken, Task<string>> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return One(async (request, cancellationToken) =>
            new ChatResponse(new ChatMessage(ChatRole.Assistant, await text(request, cancellationToken).ConfigureAwait(false))));
    }

    /// <summary>A whole response. A finish reason, a model id or a usage that it lacks is filled in.</summary>
    public static Reply FromResponse(Func<ChatRequest, ChatResponse> response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return One((request, _) => ValueTask.FromResult(response(request)));
    }

    /// <summary>A value as JSON, written as <paramref name="type"/> says.</summary>
    /// <remarks>Where the request asks for an object of one property (as it does for a value that is no object by
    /// itself: a list, an enum, a number) and the JSON is no object, it is put into that property.</remarks>
    public static Reply Json<T>(T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        string json = JsonSerializer.Serialize(value, type);
        return From(request => SchemaWrap.Wrap(json, request.Options));
    }

    /// <summary>A value as JSON, by default with <see cref="AIJsonUtilities.DefaultOptions"/> (camel case, enums by name).</summary>
    /// <inheritdoc cref="Json{T}(T, JsonTypeInfo{T})" path="/remarks"/>
    [RequiresUnreferencedCode("Reads T by reflection; pass a JsonTypeInfo<T> in trimmed code.")]
    [RequiresDynamicCode("Reads T by reflection; pass a JsonTypeInfo<T> with native AOT.")]
    public static Reply Json<T>(T value, JsonSerializerOptions? options = null)
    {
        string json = JsonSerializer.Serialize(value, options ?? AIJsonUtilities.DefaultOptions);
        return From(request => SchemaWrap.Wrap(json, request.Options));
    }

    /// <summary>A call of one tool, with <see cref="ChatFinishReason.ToolCalls"/>; its call id is <c>call-</c> and the tool's name.</summary>
    public static Reply ToolCall(string tool, IDictionary<string, object?>? arguments = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        return FromResponse(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant,
            [new FunctionCallContent($"call-{tool}", tool, arguments)])))
            .WithFinishReason(ChatFinishReason.ToolCalls);
    }

    /// <summary>Several calls of tools in one reply, with <see cref="ChatFinishReason.ToolCalls"/>.</summary>
    /// <param name="text">What is said beside them; empty for nothing.</param>
    /// <param name="calls">The calls; give each an id of its own.</param>
    /// <exception cref="ArgumentException">No call is given.</exception>
    public static Reply ToolCalls(string text, params FunctionCallContent[] calls)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(calls);
        if (calls.Length == 0)
            throw new ArgumentException("Give at least one call.", nameof(calls));
        return FromResponse(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant,
            [.. text.Length > 0 ? [new TextContent(text)] : Array.Empty<AIContent>(), .. calls])))
            .WithFinishReason(ChatFinishReason.ToolCalls);
    }

    /// <summary>Throws <paramref name="exception"/>, the same object each time.</summary>
    public static Reply Throws(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Throws(_ => exception);
    }

    /// <summary>Throws a new exception for each call.</summary>
    public static Reply Throws(Func<ChatRequest, Exception> exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return One((request, _) => ValueTask.FromException<ChatResponse>(exception(request)));
    }

    /// <summary>The first reply for the rule's first call, the second for its second, and so on. A call after the last is
    /// an unexpected call, unless <see cref="ThenRepeatLast"/> is said.</summary>
    /// <remarks>The order is that of the calls of this one rule. Where branches that run at once meet the same rule, write
    /// a rule for each (by content, or by a step's index) instead.</remarks>
    /// <exception cref="ArgumentException">No reply is given.</exception>
    public static Reply InTurn(params ReadOnlySpan<Reply> replies)
    {
        if (replies.IsEmpty)
            throw new ArgumentException("Give at least one reply.", nameof(replies));
        var turns = new List<ReplyTurn>();
        foreach (Reply reply in replies)
            turns.AddRange(reply._turns);
        return new Reply([.. turns], repeats: false);
    }

    /// <summary>The same turns, the last of which answers all later calls as well.</summary>
    public Reply ThenRepeatLast() => new(_turns, repeats: true);

    /// <summary>The same, ended for another reason than <see cref="ChatFinishReason.Stop"/>.</summary>
    public Reply WithFinishReason(ChatFinishReason reason) => Each(turn => turn with { FinishReason = reason });

    /// <summary>The same, streamed in pieces of so many characters instead of word by word.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="characters"/> is less than 1.</exception>
    public Reply InChunksOf(int characters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(characters, 1);
        return Each(turn => turn with { Chunk = text => TextChunks.OfSize(text, characters) });
    }

    /// <summary>The same, after waiting on <paramref name="time"/> (by default the system's).</summary>
    public Reply After(TimeSpan delay, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Each(turn => turn with { Delay = delay, Time = time ?? TimeProvider.System });
    }

    private static Reply One(Func<ChatRequest, CancellationToken, ValueTask<ChatResponse>> answer) =>
        new([new ReplyTurn(answer)], repeats: true);

    private Reply Each(Func<ReplyTurn, ReplyTurn> change) => new([.. _turns.Select(change)], Repeats);
}
