using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The reply's text as it is.</summary>
internal sealed class TextReply : ReplyFormat<string>
{
    internal override ChatResponseFormat? Format => null;

    internal override string Wanted => "text";

    internal override string Expected => "";

    internal override bool CanRepair => false;

    internal override bool Streams => true;

    private protected override ReplyProblem? TryReadText(string text, out string? result)
    {
        result = text;
        return null;
    }
}
