using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>One turn of the model of an agent: a model step that may call tools, and makes one model call in each attempt. For generated code.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AgentStep<TSelf, TInput, TAnswer> : StepDefinition<TSelf, AgentInput<TInput>, AgentReply<TAnswer>>
    where TInput : IStepInput
{
    private readonly ModelStep<TSelf, TInput, TAnswer> model;

    /// <summary>Describes a turn.</summary>
    /// <param name="model">The step that begins the conversation and says how an answer is read.</param>
    public AgentStep(ModelStep<TSelf, TInput, TAnswer> model)
        : base(model.Pipeline, model.Name)
    {
        this.model = model;
        Retries = model.Retries;
        Timeout = model.Timeout;
    }

    internal override StepKind Kind => StepKind.Model;

    internal ReplyFormat<TAnswer> Reply => model.Exchange.Reply;

    internal override StepTask<AgentReply<TAnswer>> Plain(in Run run, TSelf self, AgentInput<TInput> input, in StepPlace at)
    {
        Task<ChatResponse> response = SendAsync(self, input, null, run.CancellationToken);
        StepWhere where = at.Below(run.Node);
        return response.IsCompletedSuccessfully
            ? new(Read(response.Result, input.MayRepair, where, null))
            : new(new TurnReply(this, response, input.MayRepair, where));
    }

    internal override Task<AgentReply<TAnswer>> AttemptAsync(StepCall call, TSelf self, AgentInput<TInput> input, CancellationToken cancellationToken) =>
        ReadAsync(SendAsync(self, input, call, cancellationToken), input.MayRepair, call.Where, call);

    private async Task<AgentReply<TAnswer>> ReadAsync(Task<ChatResponse> response, bool mayRepair, StepWhere where, StepCall? call) =>
        Read(await response.ConfigureAwait(false), mayRepair, where, call);

    /// <summary>Reads the reply of a turn.</summary>
    /// <exception cref="StepOutputException">It is neither an answer nor a call, and may not be asked for again.</exception>
    private AgentReply<TAnswer> Read(ChatResponse response, bool mayRepair, StepWhere where, StepCall? call)
    {
        AgentReply<TAnswer> reply = AgentReply<TAnswer>.Of(response, Reply);
        if (reply.Problem is { } problem)
        {
            if (!mayRepair || !problem.CanRepair)
            {
                throw problem.ToException(where.OriginOf(this, call?.Scope));
            }

            call?.Repairing(problem.Reason);
        }

        return reply;
    }

    private Task<ChatResponse> SendAsync(TSelf self, in AgentInput<TInput> input, StepCall? call, CancellationToken cancellationToken)
    {
        IList<ChatMessage> messages = input.Conversation.UpTo(input.Exchange.Count, model, input.Input);
        return model.Exchange.SendTurnAsync(model.ClientOf(self), messages, input.Tools, call, cancellationToken);
    }

    /// <summary>The reply of a turn: the loop says whether another one is asked for.</summary>
    private sealed class TurnReply(AgentStep<TSelf, TInput, TAnswer> step, Task<ChatResponse> call, bool mayRepair, StepWhere where)
        : FinalReply<AgentReply<TAnswer>>(call)
    {
        protected override AgentReply<TAnswer> Read(ChatResponse response) => step.Read(response, mayRepair, where, null);
    }
}
