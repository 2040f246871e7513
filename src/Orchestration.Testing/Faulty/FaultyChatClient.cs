using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>Passes calls to another chat client and lets some of them go wrong, the same ones in every run.</summary>
/// <remarks>
/// <para>Whether a fault happens by chance depends on the seed, the rule's place among the rules, the request (its step,
/// messages and options) and how often that very request was made before, and on nothing else: not on the order of calls,
/// so branches that race meet the same faults in every run. A repeat of a request draws anew, so a retry can succeed.</para>
/// <para>All rules that fire take effect, in the order they were added: delays first, then an exception instead of the
/// call, then changes of its reply. A changed reply is delivered as a stream word by word; the usage stays the inner
/// client's, since what it produced was paid for. Safe for use by several threads. Disposing disposes the inner client.</para>
/// </remarks>
public sealed class FaultyChatClient : DelegatingChatClient
{
    private readonly string _seed;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ConcurrentQueue<InjectedFault> _injected = new();
    private readonly Lock _gate = new();
    private ImmutableArray<FaultRule> _rules = [];

    /// <summary>Wraps <paramref name="innerClient"/>; without rules every call passes as it is.</summary>
    /// <param name="innerClient">The client that answers.</param>
    /// <param name="seed">Another seed lets other requests fail.</param>
    /// <param name="time">What delays wait on; by default the system's time.</param>
    public FaultyChatClient(IChatClient innerClient, int seed = 0, TimeProvider? time = null)
        : base(innerClient)
    {
        _seed = seed.ToString(CultureInfo.InvariantCulture);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The faults injected so far, in the order in which they happened.</summary>
    public IReadOnlyList<InjectedFault> Injected => [.. _injected];

    /// <summary>Lets calls go wrong by chance.</summary>
    /// <param name="probability">The share of calls, 0 to 1.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="when">Which calls; by default all.</param>
    public FaultyChatClient WithProbability(double probability, Fault fault, Func<ChatRequest, bool>? when = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        ArgumentNullException.ThrowIfNull(fault);
        return Add(new FaultRule.Sometimes(probability, fault, when));
    }

    /// <summary>Lets every call go wrong.</summary>
    /// <inheritdoc cref="WithProbability" path="/param"/>
    public FaultyChatClient Always(Fault fault, Func<ChatRequest, bool>? when = null) => WithProbability(1, fault, when);

    /// <summary>Lets each request go wrong the first times it is made: a retry of it succeeds at last.</summary>
    /// <param name="count">How many times each request fails, at least 1.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="when">Which calls; by default all.</param>
    public FaultyChatClient FirstAttempts(int count, Fault fault, Func<ChatRequest, bool>? when = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(fault);
        return Add(new FaultRule.FirstAttempts(count, fault, when));
    }

    /// <summary>Lets the first calls go wrong, whichever these are.</summary>
    /// <remarks>The one rule that counts calls in their order of arrival: where branches race, it is not determined which of
    /// them are hit. Narrow it by <paramref name="when"/> to calls that come one after another, or use <see cref="FirstAttempts"/>.</remarks>
    /// <param name="count">How many calls fail, at least 1.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="when">Which calls are counted; by default all.</param>
    public FaultyChatClient FirstCalls(int count, Fault fault, Func<ChatRequest, bool>? when = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(fault);
        return Add(new FaultRule.FirstCalls(count, fault, when));
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ChatRequest(messages, options);
        IReadOnlyList<Fault> faults = await BeginAsync(request, cancellationToken).ConfigureAwait(false);
        ChatResponse response = await base.GetResponseAsync(request.Messages, options, cancellationToken).ConfigureAwait(false);
        response = Changed(response, faults);
        return BreakOff(faults) is { } fault ? throw fault.BreakOff!(request) : response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ChatRequest(messages, options);
        IReadOnlyList<Fault> faults = await BeginAsync(request, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<ChatResponseUpdate> inner = base.GetStreamingResponseAsync(request.Messages, options, cancellationToken);
        if (!faults.Any(fault => fault.TouchesReply))
        {
            await foreach (ChatResponseUpdate update in inner.ConfigureAwait(false))
                yield return update;
            yield break;
        }

        ChatResponse whole = await inner.ToChatResponseAsync(cancellationToken).ConfigureAwait(false);
        ChatResponseUpdate[] updates = [.. ReplyStream.Of(Changed(whole, faults), TextChunks.Words)];
        Fault? breakOff = BreakOff(faults);
        foreach (ChatResponseUpdate update in breakOff is null ? updates : updates[..(updates.Length / 2)])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }

        if (breakOff is not null)
            throw breakOff.BreakOff!(request);
    }

    /// <summary>Finds the faults of this call, waits its delays and throws its exception.</summary>
    private async ValueTask<IReadOnlyList<Fault>> BeginAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string key = $"{request.Step}|{RequestHash.Of(request)}";
        int attempt = _attempts.AddOrUpdate(key, 0, (_, made) => made + 1);
        List<Fault> faults = Find(request, key, attempt, out TimeSpan delay);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        if (faults.Find(fault => fault.Exception is not null) is { } thrown)
            throw thrown.Exception!(request);
        return faults;
    }

    private List<Fault> Find(ChatRequest request, string key, int attempt, out TimeSpan delay)
    {
        var faults = new List<Fault>();
        delay = TimeSpan.Zero;
        ImmutableArray<FaultRule> rules = Rules();
        for (int i = 0; i < rules.Length; i++)
        {
            string draw = string.Create(CultureInfo.InvariantCulture, $"{i}|{attempt}");
            if (!rules[i].Fires(request, RequestHash.Fraction(_seed, key, draw), attempt))
                continue;
            Fault fault = rules[i].Fault;
            faults.Add(fault);
            delay += fault.Delay?.Invoke(RequestHash.Fraction(_seed, key, draw, "delay")) ?? TimeSpan.Zero;
            _injected.Enqueue(new InjectedFault(request, fault, attempt));
            if (fault.Exception is not null)
                break;
        }

        return faults;
    }

    private static ChatResponse Changed(ChatResponse response, IReadOnlyList<Fault> faults) =>
        faults.Aggregate(response, (reply, fault) => fault.Change?.Invoke(reply) ?? reply);

    private static Fault? BreakOff(IReadOnlyList<Fault> faults) => faults.FirstOrDefault(fault => fault.BreakOff is not null);

    private FaultyChatClient Add(FaultRule rule)
    {
        lock (_gate)
            _rules = _rules.Add(rule);
        return this;
    }

    private ImmutableArray<FaultRule> Rules()
    {
        lock (_gate)
            return _rules;
    }
}
