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

    /// <summary>The message that begins the conversation.</summary>
    internal ChatMessage Question(TInput input) => model.Question(input);

    internal override StepTask<AgentReply<TAnswer>> Plain(in Run run, TSelf self, AgentInput<TInput> input, StepPlace at) =>
        new(AskAsync(self, input, at.Below(run.Node), null, run.CancellationToken));

    internal override Task<AgentReply<TAnswer>> AttemptAsync(StepCall call, TSelf self, AgentInput<TInput> input, CancellationToken cancellationToken) =>
        AskAsync(self, input, call.Where, call, cancellationToken);

    private async Task<AgentReply<TAnswer>> AskAsync(
        TSelf self, AgentInput<TInput> input, StepWhere where, StepCall? call, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [.. model.Opening(input.Input), .. input.Earlier, model.Question(input.Input), .. input.Exchange];
        ChatResponse response = await model.Exchange
            .SendTurnAsync(model.ClientOf(self), messages, input.Tools, call, cancellationToken)
            .ConfigureAwait(false);
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
