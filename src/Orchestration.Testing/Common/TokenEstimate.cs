using System.Text;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>The token counts that this package's clients report: the same for the same text, everywhere.</summary>
/// <remarks>A token is counted for every started four bytes of UTF-8, the usual rule of thumb for English text. It is
/// no tokenizer's count.</remarks>
public static class TokenEstimate
{
    internal const int BytesPerToken = 4;

    /// <summary>The tokens of a text: a quarter of its UTF-8 bytes, rounded up; 0 for an empty one.</summary>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
    }

    /// <summary>The usage of a call: <see cref="ChatRequest.Prompt"/> as input, <paramref name="reply"/>'s text and tool
    /// calls as output, and their sum.</summary>
    public static UsageDetails Of(ChatRequest request, ChatResponse reply)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(reply);
        int input = Of(request.Prompt);
        int output = reply.Messages.Sum(message => Of(PromptText.Of(message)));
        return new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output };
    }
}
