using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>How a model's reply is asked for and read; see <see cref="ReplyFormat"/>. For generated code.</summary>
/// <typeparam name="T">What is read from it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReplyFormat<T>
{
    private protected ReplyFormat()
    {
    }

    /// <summary>What the client is asked for, or <see langword="null"/> for plain text. Made once.</summary>
    internal abstract ChatResponseFormat? Format { get; }

    /// <summary>What is wanted, for a repair: "one of: a, b".</summary>
    internal abstract string Wanted { get; }

    /// <summary>The same for a person, who needs no JSON where a word will do; empty where any text will do.</summary>
    internal virtual string Expected => Wanted;

    /// <summary>The names to choose from, where they are a closed set.</summary>
    internal virtual IReadOnlyList<string> Choices => [];

    internal virtual bool CanRepair => true;

    /// <summary>Why a value of the type is no answer all the same; null where it is one.</summary>
    internal virtual string? ProblemWith(T value) => null;

    /// <summary>Whether <see langword="null"/> is a value of the step.</summary>
    internal virtual bool MayBeNull => false;

    /// <summary>Whether the reply is text for people, worth showing as it comes.</summary>
    internal virtual bool Streams => false;

    /// <summary>Reads a reply; null means that it was read.</summary>
    internal ReplyProblem? TryRead(ChatResponse response, out T? result)
    {
        result = default;
        if (response is null)
        {
            return new ReplyProblem("", "the chat client returned null instead of a response.", CanRepair: false);
        }

        string text = ReplyText.Of(response.Messages);
        if (response.FinishReason is { } reason && reason != ChatFinishReason.Stop
            && ReplyText.WhyUnfit(reason, response.Messages) is { } unfit)
        {
            return new ReplyProblem(text, unfit, CanRepair: false);
        }

        return string.IsNullOrWhiteSpace(text) ? Empty(response, text) : TryReadText(text, out result);
    }

    /// <summary>Whether what a model wrote beside its tool calls would do as an answer.</summary>
    internal bool TryReadAside(string text, out T? result)
    {
        result = default;
        return !string.IsNullOrWhiteSpace(text) && TryReadText(text, out result) is null;
    }

    /// <summary>Reads what a person wrote, which is not empty.</summary>
    internal ReplyProblem? TryReadOwn(string text, out T? result) => TryReadText(text, out result);

    private protected abstract ReplyProblem? TryReadText(string text, out T? result);

    private protected static ReplyProblem Unreadable(string text, string reason, Exception? exception = null) =>
        new(text, reason, CanRepair: true, exception);

    private ReplyProblem Empty(ChatResponse response, string text) => ReplyText.WhyUnfit(response.Messages) is { } unfit
        ? new(text, unfit, CanRepair: false)
        : new(text, "it is empty.", CanRepair);
}
