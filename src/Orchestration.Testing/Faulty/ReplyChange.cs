using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>A response with another text; everything else stays, and the response given is left as it was.</summary>
internal static class ReplyChange
{
    public static ChatResponse Apply(ChatResponse response, Func<string, string> change, ChatFinishReason? finishReason)
    {
        List<ChatMessage> messages = [.. response.Messages.Select(message => message.Clone())];
        int last = Math.Max(0, messages.FindLastIndex(message => message.Text.Length > 0));
        if (messages.Count == 0)
            messages.Add(new ChatMessage(ChatRole.Assistant, change("")));
        else
            messages[last].Contents = Replaced(messages[last], change(messages[last].Text));
        return new ChatResponse(messages)
        {
            FinishReason = finishReason ?? response.FinishReason,
            ResponseId = response.ResponseId,
            ConversationId = response.ConversationId,
            ModelId = response.ModelId,
            CreatedAt = response.CreatedAt,
            Usage = response.Usage,
            AdditionalProperties = response.AdditionalProperties,
        };
    }

    private static List<AIContent> Replaced(ChatMessage message, string text) =>
        [.. message.Contents.Where(content => content is not TextContent), new TextContent(text)];
}
