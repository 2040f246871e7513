using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>What a model step asks, of whom, and where it stands: all that is needed to ask again.</summary>
internal readonly record struct ModelQuestion<TResult>(
    ModelExchange<TResult> Exchange, IChatClient Client, ChatMessage[] Messages, StepWhere Where, CancellationToken CancellationToken)
{
    /// <summary>Reads the reply, and as long as it is none, shows the model what is wrong with it and asks again.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="call">The step's execution, where something is switched on.</param>
    /// <exception cref="StepOutputException">The reply is no answer and no repair is left.</exception>
    public async Task<TResult> ReadOrRepairAsync(Task<ChatResponse> reply, StepCall? call = null)
    {
        ChatMessage[] messages = Messages;
        for (int repairs = Exchange.Repairs; ; repairs--)
        {
            ChatResponse response = await reply.ConfigureAwait(false);
            ReplyProblem? problem = Exchange.Reply.TryRead(response, out TResult? result);
            if (problem is null)
            {
                return result!;
            }

            if (repairs == 0 || !problem.CanRepair)
            {
                throw problem.ToException(Where.OriginOf(Exchange.Step, call?.Scope));
            }

            call?.Repairing(problem.Reason);
            messages = [.. messages, .. problem.Repair(Exchange.Reply.Wanted)];
            reply = Exchange.SendAsync(Client, messages, call, CancellationToken);
        }
    }
}
