using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>A chat client that answers from a script, by what a call says and which step makes it.</summary>
/// <remarks>
/// <para>The first rule that matches answers; <see cref="Otherwise"/> comes last. Rules never compete for calls by the
/// order in which these arrive, so a script gives the same answers however branches race.</para>
/// <para>A call without an answer throws <see cref="UnexpectedCallException"/>. Should the code under test swallow that,
/// <see cref="Verify"/> still fails.</para>
/// <para>Replies end with <see cref="ChatFinishReason.Stop"/> and report the usage of <see cref="TokenEstimate"/> unless
/// they say otherwise; streams come word by word. Safe for use by several threads. Disposing does nothing.</para>
/// </remarks>
public sealed partial class ScriptedChatClient : IChatClient
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<ChatCall> _calls = new();
    private readonly ConcurrentQueue<UnexpectedCallException> _unexpected = new();
    private readonly ChatClientMetadata _metadata;
    private readonly string _modelId;
    private ImmutableArray<ScriptedRule> _rules = [];
    private ScriptedRule? _otherwise;

    /// <summary>Makes a client with an empty script, which expects no call.</summary>
    /// <param name="modelId">The model id that responses carry.</param>
    public ScriptedChatClient(string modelId = "scripted")
    {
        ArgumentException.ThrowIfNullOrEmpty(modelId);
        _modelId = modelId;
        _metadata = new ChatClientMetadata("scripted", defaultModelId: modelId);
    }

    /// <summary>The calls got so far, unexpected ones included, in order of arrival (which differs between runs where
    /// branches race).</summary>
    public IReadOnlyList<ChatCall> Calls => [.. _calls];

    /// <summary>The number of <see cref="Calls"/>.</summary>
    public int CallCount => _calls.Count;

    /// <summary>Has the log say which step makes each call, also without a <see cref="WhenStep"/>.</summary>
    /// <remarks>The steps are read from the activities that the library starts while somebody listens; from here on this
    /// process does, so that runs take the way they take under telemetry.</remarks>
    public ScriptedChatClient TrackSteps()
    {
        RunningStep.BeTold();
        return this;
    }

    /// <summary>The calls of one step, named as in <see cref="WhenStep"/>.</summary>
    /// <exception cref="InvalidOperationException">Calls were made, and no step was told: say <see cref="TrackSteps"/>
    /// before the run.</exception>
    public IReadOnlyList<ChatCall> CallsOf(string step)
    {
        if (!RunningStep.IsTold && _calls.Any(call => call.Step is null))
            throw new InvalidOperationException("The log does not know the steps of its calls. Say TrackSteps() on the client before the run, or answer by WhenStep.");
        var pattern = new StepPattern(step);
        return [.. _calls.Where(call => pattern.Matches(call.Step))];
    }

    /// <summary>Fails if any call was unexpected, also one whose exception the code under test swallowed.</summary>
    /// <exception cref="UnexpectedCallException">There were such calls; the message shows them all.</exception>
    public void Verify()
    {
        UnexpectedCallException[] unexpected = [.. _unexpected];
        if (unexpected.Length > 0)
            throw UnexpectedCallException.ForAll(unexpected);
    }

    /// <summary><see cref="Verify"/>, and fails if a rule never answered or has turns left.</summary>
    /// <exception cref="UnexpectedCallException">A call was unexpected.</exception>
    /// <exception cref="UnusedReplyException">Replies are left over. <see cref="Otherwise"/> may stay unused.</exception>
    public void VerifyAllUsed()
    {
        Verify();
        ScriptedRule[] unused = [.. Rules().Where(rule => !rule.IsUsedUp && rule != _otherwise)];
        if (unused.Length > 0)
            throw new UnusedReplyException(unused);
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ChatRequest(messages, options);
        return (await AnswerAsync(request, streamed: false, cancellationToken).ConfigureAwait(false)).Response;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(new ChatRequest(messages, options), cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(ChatClientMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: the log can be read and the client used afterwards.</summary>
    public void Dispose()
    {
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (ChatResponse response, ReplyTurn turn) = await AnswerAsync(request, streamed: true, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in ReplyStream.Of(response, turn.Chunk))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }
    }

    private async ValueTask<(ChatResponse Response, ReplyTurn Turn)> AnswerAsync(
        ChatRequest request, bool streamed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ScriptedRule? rule = Rules().FirstOrDefault(rule => rule.Matches(request));
        var call = new ChatCall(request, streamed, rule?.Description);
        _calls.Enqueue(call);
        try
        {
            ReplyTurn turn = rule?.Next() ?? throw Unexpected(request, rule);
            ChatResponse response = await turn.RespondAsync(request, _modelId, cancellationToken).ConfigureAwait(false);
            call.Response = response;
            return (response, turn);
        }
        catch (Exception exception)
        {
            call.Exception = exception;
            throw;
        }
    }

    private UnexpectedCallException Unexpected(ChatRequest request, ScriptedRule? rule)
    {
        string reason = rule is null ? "no rule matches it." : $"its rule has no reply left ({rule}).";
        UnexpectedCallException unexpected = UnexpectedCallException.For(request, reason, [.. Rules()]);
        _unexpected.Enqueue(unexpected);
        return unexpected;
    }

    private IEnumerable<ScriptedRule> Rules()
    {
        ImmutableArray<ScriptedRule> rules;
        lock (_gate)
            rules = _rules;
        return _otherwise is { } otherwise ? rules.Append(otherwise) : rules;
    }
}
