using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>Something that goes wrong with a call of a chat client. Immutable.</summary>
public sealed class Fault
{
    private Fault(string name) => Name = name;

    /// <summary>What it does, in a word or two, as <see cref="FaultyChatClient.Injected"/> reports it.</summary>
    public string Name { get; }

    /// <summary>The waiting before the call, of the number in [0, 1) drawn for this call.</summary>
    internal Func<double, TimeSpan>? Delay { get; private init; }

    /// <summary>What is thrown instead of calling.</summary>
    internal Func<ChatRequest, Exception>? Exception { get; private init; }

    /// <summary>What the reply becomes.</summary>
    internal Func<ChatResponse, ChatResponse>? Change { get; private init; }

    /// <summary>What is thrown when half of the reply is delivered.</summary>
    internal Func<ChatRequest, Exception>? BreakOff { get; private init; }

    internal bool TouchesReply => Change is not null || BreakOff is not null;

    /// <summary>Throws instead of calling the inner client.</summary>
    /// <param name="exception">Makes the exception; by default an <see cref="HttpRequestException"/> with status 503.</param>
    public static Fault Throws(Func<ChatRequest, Exception>? exception = null) =>
        new("throws") { Exception = exception ?? Unavailable };

    /// <summary>Calls the inner client, then throws: a stream delivers the first half of its updates before.</summary>
    /// <param name="exception">Makes the exception; by default an <see cref="IOException"/>.</param>
    public static Fault BreaksOff(Func<ChatRequest, Exception>? exception = null) =>
        new("breaks off") { BreakOff = exception ?? (_ => new IOException("The connection broke off in the middle of the reply (injected fault).")) };

    /// <summary>Waits before calling the inner client, on the client's time provider.</summary>
    public static Fault Delays(TimeSpan delay) => Delays(delay, delay);

    /// <summary>Waits between <paramref name="least"/> and <paramref name="most"/>, chosen per request like the faults themselves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is negative, or they are in the wrong order.</exception>
    public static Fault Delays(TimeSpan least, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return new("delays") { Delay = fraction => least + (most - least) * fraction };
    }

    /// <summary>Keeps the first part of the reply's text and ends it with <see cref="ChatFinishReason.Length"/>.</summary>
    /// <param name="share">The part kept, from 0 up to, and without, 1.</param>
    public static Fault CutOff(double share = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        return Changes("cut off", text => text[..TextChunks.Whole(text, (int)(text.Length * share))], ChatFinishReason.Length);
    }

    /// <summary>Empties the reply and ends it with <see cref="ChatFinishReason.ContentFilter"/>.</summary>
    public static Fault Filtered() => Changes("filtered", _ => "", ChatFinishReason.ContentFilter);

    /// <summary>Empties the reply, which ends as it did.</summary>
    public static Fault Empty() => Changes("empty", _ => "");

    /// <summary>Makes the reply's text something that is no JSON, whatever it was.</summary>
    public static Fault BrokenJson() => Changes("broken JSON", text =>
    {
        string trimmed = text.TrimEnd();
        // No JSON text ends with a comma.
        return trimmed[..Math.Max(0, trimmed.Length - 1)] + ",,";
    });

    /// <summary>Puts the reply's text into a Markdown fence, with a sentence before and after it.</summary>
    public static Fault ProseAroundJson() => Changes("prose around JSON",
        text => $"Sure! Here is what you asked for:\n\n```json\n{text}\n```\n\nLet me know if you need anything else.");

    /// <summary>Changes the reply's text in a way of the test's own.</summary>
    /// <param name="name">What it does, in a word or two.</param>
    /// <param name="change">Gets the text and returns the one delivered.</param>
    /// <param name="finishReason">How the reply ends; null for as it did.</param>
    public static Fault Changes(string name, Func<string, string> change, ChatFinishReason? finishReason = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(change);
        return new(name) { Change = response => ReplyChange.Apply(response, change, finishReason) };
    }

    /// <summary>The fault's name.</summary>
    public override string ToString() => Name;

    private static HttpRequestException Unavailable(ChatRequest request) =>
        new("The service is unavailable (injected fault).", null, System.Net.HttpStatusCode.ServiceUnavailable);
}
