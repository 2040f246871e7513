using Orchestration.Tests.Http;

namespace Orchestration.Samples.Tests.Shared;

/// <summary>What a server answers that speaks OpenAI's protocol: https://platform.openai.com/docs/api-reference/chat.</summary>
internal static class OpenAiReplies
{
    /// <summary>A whole completion, or the stream of it where the request asks for one.</summary>
    public static LoopbackReply Says(this LoopbackRequest request, string text, string finishReason = "stop") =>
        request.WantsStream ? LoopbackReply.Events(Chunks(text, finishReason)) : LoopbackReply.Json(Completion(new { role = "assistant", content = text }, finishReason));

    /// <summary>A completion in which the model refuses to answer.</summary>
    public static LoopbackReply Refuses(this LoopbackRequest request, string refusal) => request.WantsStream
        ? LoopbackReply.Events((null, Chunk(new { refusal }, null)), (null, Chunk(new { }, "stop")), (null, "[DONE]"))
        : LoopbackReply.Json(Completion(new { role = "assistant", content = (string?)null, refusal }, "stop"));

    /// <summary>A stream that ends after the text's pieces, before it says why.</summary>
    public static LoopbackReply Begins(string text, LoopbackEnd end)
    {
        LoopbackReply whole = LoopbackReply.Events(Chunks(text, "stop"));
        return whole with { Pieces = [.. whole.Pieces.SkipLast(3)], End = end };
    }

    /// <summary>An error.</summary>
    public static LoopbackReply Fails(int status, string message) => LoopbackReply.Json(new { error = new { message, type = "error", code = (string?)null } }, status);

    /// <summary>The text of the last message.</summary>
    public static string PromptOf(this LoopbackRequest request) =>
        request.Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;

    private static object Completion(object message, string finishReason) => new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        model = "test-model-2026",
        choices = new[] { new { index = 0, message, finish_reason = finishReason } },
        usage = new { prompt_tokens = 10, completion_tokens = 5, total_tokens = 15 },
    };

    private static IEnumerable<(string?, object)> Chunks(string text, string finishReason)
    {
        foreach (string piece in text.Split(' ').Select((word, i) => i == 0 ? word : " " + word))
        {
            yield return (null, Chunk(new { content = piece }, null));
        }

        yield return (null, Chunk(new { }, finishReason));
        yield return (null, new
        {
            id = "chatcmpl-1",
            model = "test-model-2026",
            choices = Array.Empty<object>(),
            usage = new { prompt_tokens = 10, completion_tokens = 5, total_tokens = 15 },
        });
        yield return (null, "[DONE]");
    }

    private static object Chunk(object delta, string? finishReason) => new
    {
        id = "chatcmpl-1",
        @object = "chat.completion.chunk",
        model = "test-model-2026",
        choices = new[] { new { index = 0, delta, finish_reason = finishReason } },
    };
}
