using System.Text.Json;

namespace Orchestration.Tests.Http;

/// <summary>What Anthropic's Messages API answers: https://docs.anthropic.com/en/api/messages and …/messages-streaming.</summary>
internal static class AnthropicReplies
{
    /// <summary>A whole message, or the stream of it where the request asks for one.</summary>
    public static LoopbackReply Says(this LoopbackRequest request, string text, string stopReason = "end_turn") =>
        request.WantsStream ? LoopbackReply.Events(Events(text, stopReason)) : LoopbackReply.Json(Message(text, stopReason));

    /// <summary>A stream that ends after the text's pieces, before the message is over.</summary>
    public static LoopbackReply Begins(string text, LoopbackEnd end)
    {
        LoopbackReply whole = LoopbackReply.Events(Events(text, "end_turn"));
        return whole with { Pieces = [.. whole.Pieces.SkipLast(3)], End = end };
    }

    /// <summary>An error, https://docs.anthropic.com/en/api/errors.</summary>
    public static LoopbackReply Fails(int status, string type, string message) =>
        LoopbackReply.Json(new { type = "error", error = new { type, message }, request_id = "req_1" }, status);

    /// <summary>The text of the last user message.</summary>
    public static string PromptOf(this LoopbackRequest request)
    {
        JsonElement content = request.Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        return content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }

    private static object Message(string text, string? stopReason, params object[] content) => new
    {
        id = "msg_1",
        type = "message",
        role = "assistant",
        model = "claude-test",
        content = stopReason is null ? content : [new { type = "text", text }],
        stop_reason = stopReason,
        stop_sequence = (string?)null,
        usage = new { input_tokens = 10, output_tokens = stopReason is null ? 1 : 5 },
    };

    private static IEnumerable<(string?, object)> Events(string text, string stopReason)
    {
        yield return ("message_start", new { type = "message_start", message = Message("", null) });
        yield return ("content_block_start", new { type = "content_block_start", index = 0, content_block = new { type = "text", text = "" } });
        yield return ("ping", new { type = "ping" });
        foreach (string piece in text.Split(' ').Select((word, i) => i == 0 ? word : " " + word))
        {
            yield return ("content_block_delta", new { type = "content_block_delta", index = 0, delta = new { type = "text_delta", text = piece } });
        }

        yield return ("content_block_stop", new { type = "content_block_stop", index = 0 });
        yield return ("message_delta", new { type = "message_delta", delta = new { stop_reason = stopReason, stop_sequence = (string?)null }, usage = new { output_tokens = 5 } });
        yield return ("message_stop", new { type = "message_stop" });
    }
}
