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
            ? new(Read(response.Result, input, where, null))
            : new(ReadAsync(response, input, where, null));
    }

    internal override Task<AgentReply<TAnswer>> AttemptAsync(StepCall call, TSelf self, AgentInput<TInput> input, CancellationToken cancellationToken) =>
        ReadAsync(SendAsync(self, input, call, cancellationToken), input, call.Where, call);

    private Task<ChatResponse> SendAsync(TSelf self, in AgentInput<TInput> input, StepCall? call, CancellationToken cancellationToken)
    {
        IList<ChatMessage> messages = input.Conversation.UpTo(input.Exchanged, model, input.Input);
        return model.Exchange.SendTurnAsync(model.ClientOf(self), messages, input.Tools, call, cancellationToken);
    }

    private async Task<AgentReply<TAnswer>> ReadAsync(Task<ChatResponse> response, AgentInput<TInput> input, StepWhere where, StepCall? call) =>
        Read(await response.ConfigureAwait(false), input, where, call);

    private AgentReply<TAnswer> Read(ChatResponse response, in AgentInput<TInput> input, StepWhere where, StepCall? call)
    {
        AgentReply<TAnswer> reply = AgentReply<TAnswer>.Of(response, Reply);
        if (reply.Problem is { } problem)
        {
            if (!input.MayRepair || !problem.CanRepair)
            {
                throw problem.ToException(where.OriginOf(this, call?.Scope));
            }

            call?.Repairing(problem.Reason);
        }

        return reply;
    }
}
