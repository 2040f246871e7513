namespace Orchestration;

/// <summary>Models like to put JSON in a Markdown code block, whatever they are told.</summary>
internal static class CodeFence
{
    private const string Fence = "```";

    /// <summary>What stands in the block, where the text is one block and nothing else; otherwise the text.</summary>
    public static ReadOnlyMemory<char> Strip(string text)
    {
        ReadOnlyMemory<char> trimmed = text.AsMemory().Trim();
        ReadOnlySpan<char> span = trimmed.Span;
        if (!span.StartsWith(Fence) || !span.EndsWith(Fence))
        {
            return trimmed;
        }

        int start = span.IndexOf('\n') + 1;
        int end = span.Length - Fence.Length;
        return start > 0 && start <= end && !span[start..end].Contains(Fence, StringComparison.Ordinal)
            ? trimmed[start..end].Trim()
            : trimmed;
    }
}
