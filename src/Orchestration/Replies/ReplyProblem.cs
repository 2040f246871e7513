using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Why a reply is no answer.</summary>
/// <param name="RawReply">The reply's text.</param>
/// <param name="Reason">What is wrong, for the model and for the developer.</param>
/// <param name="CanRepair">Whether asking again with the reason may help.</param>
/// <param name="Exception">What reading it threw, if anything.</param>
internal sealed record ReplyProblem(string RawReply, string Reason, bool CanRepair, Exception? Exception = null)
{
    public StepOutputException ToException(RunOrigin origin) => new(origin, RawReply, Reason, Exception);

    /// <summary>What is added to the conversation so that the model can do better.</summary>
    public IEnumerable<ChatMessage> Repair(string wanted)
    {
        if (RawReply.Length > 0)
        {
            yield return new ChatMessage(ChatRole.Assistant, RawReply);
        }

        yield return new ChatMessage(ChatRole.User, $"That reply cannot be read: {Reason} Answer again with {wanted}, and nothing else.");
    }
}
