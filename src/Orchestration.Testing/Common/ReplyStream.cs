using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>Delivers a whole response as the updates of a stream.</summary>
internal static class ReplyStream
{
    /// <summary>The contents of <paramref name="response"/>, texts cut by <paramref name="chunk"/>; the finish reason
    /// comes with the last of them and the usage after it.</summary>
    public static IEnumerable<ChatResponseUpdate> Of(ChatResponse response, Func<string, IEnumerable<string>> chunk)
    {
        foreach (ChatMessage message in response.Messages)
            foreach (AIContent piece in message.Contents.SelectMany(content => Pieces(content, chunk)))
                yield return Update(response, message, piece);

        ChatResponseUpdate last = Update(response, response.Messages.LastOrDefault(), null);
        last.FinishReason = response.FinishReason;
        if (response.Usage is { } usage)
            last.Contents.Add(new UsageContent(usage));
        yield return last;
    }

    private static IEnumerable<AIContent> Pieces(AIContent content, Func<string, IEnumerable<string>> chunk) =>
        content is TextContent text ? chunk(text.Text).Select(AIContent (piece) => new TextContent(piece)) : [content];

    private static ChatResponseUpdate Update(ChatResponse response, ChatMessage? message, AIContent? content)
    {
        var update = new ChatResponseUpdate(message?.Role ?? ChatRole.Assistant, content is null ? [] : [content])
        {
            ResponseId = response.ResponseId,
            MessageId = message?.MessageId,
            ModelId = response.ModelId,
            CreatedAt = response.CreatedAt,
            ConversationId = response.ConversationId,
        };
        return update;
    }
}
