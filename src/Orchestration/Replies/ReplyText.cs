using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The text of a reply, and why there may be none.</summary>
internal static class ReplyText
{
    private const string CallsTools =
        "it calls tools instead of answering. Put a function-invoking client around the client, or take the tools away.";

    /// <summary>What makes a reply that was not ended in the usual way unfit to be read, however it reads; null where nothing does.</summary>
    public static string? WhyUnfit(ChatFinishReason reason, IList<ChatMessage> messages)
    {
        if (reason == ChatFinishReason.Length)
        {
            return "it was cut short by the token limit. Raise MaxOutputTokens, or ask for less.";
        }

        if (reason == ChatFinishReason.ContentFilter)
        {
            return "the provider's content filter stopped it.";
        }

        return AsksForTools(messages) ? CallsTools : null;
    }

    /// <summary>Why a reply without text is unfit, however often it is asked for; null where nothing says so.</summary>
    public static string? WhyUnfit(IList<ChatMessage> messages) => AsksForTools(messages) ? CallsTools : null;

    /// <summary>
    /// The text after the last tool exchange: what a function-invoking client's model said on its way to the answer is no part of it.
    /// </summary>
    public static string Of(IList<ChatMessage> messages)
    {
        if (messages.Count == 1)
        {
            return messages[0].Text;
        }

        int first = messages.Count;
        while (first > 0 && !IsToolExchange(messages[first - 1]))
        {
            first--;
        }

        return string.Concat(messages.Skip(first).Select(message => message.Text));
    }

    private static bool IsToolExchange(ChatMessage message) =>
        message.Role == ChatRole.Tool || message.Contents.Any(content => content is FunctionResultContent or FunctionCallContent { InformationalOnly: false });

    private static bool AsksForTools(IList<ChatMessage> messages) =>
        messages.Count > 0 && messages[^1].Contents.Any(content => content is FunctionCallContent { InformationalOnly: false });
}
