using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// What a model step and its client have to do with each other: asking, reading, and asking again where a reply cannot be read. It knows
/// nothing of the step's input, so that all steps of one result type share its code.
/// </summary>
internal sealed class ModelExchange<TResult>(StepDefinition step)
{
    public ChatOptions? Options { get; set; }

    public Action<ChatOptions>? Configure { get; set; }

    public ReplyFormat<TResult> Reply { get; set; } = null!;

    public int MaxRepairs { get; set; } = 1;

    private int Repairs => Reply.CanRepair ? MaxRepairs : 0;

    /// <summary>Asks where nothing is switched on. A reply that is there at once and can be read costs nothing more.</summary>
    public StepTask<TResult> Ask(IChatClient client, ChatMessage[] messages, in Run run, StepPlace at)
    {
        Task<ChatResponse> reply = client.GetResponseAsync(messages, CallOptions(), run.CancellationToken);
        if (reply.IsCompletedSuccessfully && Reply.TryRead(reply.Result, out TResult? result) is null)
        {
            return new(new ValueTask<TResult>(result!));
        }

        StepWhere where = at.Below(run.Node);
        return Repairs == 0
            ? new(reply, this, where)
            : new(ReadOrRepairAsync(reply, client, messages, where, null, run.CancellationToken));
    }

    /// <summary>Asks where something is switched on.</summary>
    public Task<TResult> AskAsync(IChatClient client, ChatMessage[] messages, StepCall call, CancellationToken cancellationToken)
    {
        Task<ChatResponse> reply = ModelCall.GetResponseAsync(call, client, messages, CallOptions(), Reply.Streams, cancellationToken);
        return ReadOrRepairAsync(reply, client, messages, call.Where, call, cancellationToken).AsTask();
    }

    /// <summary>Reads a reply for good: no repair is left.</summary>
    /// <exception cref="StepOutputException">The reply is no answer.</exception>
    public TResult Read(ChatResponse response, StepWhere where) =>
        Reply.TryRead(response, out TResult? result) is { } problem
            ? throw problem.ToException(where.OriginOf(step, null))
            : result!;

    /// <summary>Reads the reply, and as long as it is none, shows the model what is wrong with it and asks again.</summary>
    /// <remarks>Pooled: it is awaited once, and its state is all that a typed step adds to a client's call.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> ReadOrRepairAsync(
        Task<ChatResponse> reply, IChatClient client, ChatMessage[] messages, StepWhere where, StepCall? call, CancellationToken cancellationToken)
    {
        for (int repairs = Repairs; ; repairs--)
        {
            ChatResponse response = await reply.ConfigureAwait(false);
            ReplyProblem? problem = Reply.TryRead(response, out TResult? result);
            if (problem is null)
            {
                return result!;
            }

            if (repairs == 0 || !problem.CanRepair)
            {
                throw problem.ToException(where.OriginOf(step, call?.Scope));
            }

            call?.Repairing(problem.Reason);
            messages = [.. messages, .. problem.Repair(Reply.Wanted)];
            reply = call is null
                ? client.GetResponseAsync(messages, CallOptions(), cancellationToken)
                : ModelCall.GetResponseAsync(call, client, messages, CallOptions(), Reply.Streams, cancellationToken);
        }
    }

    private ChatOptions? CallOptions()
    {
        ChatResponseFormat? format = Reply.Format;
        if (Options is null && format is null && Configure is null)
        {
            return null;
        }

        ChatOptions options = Options?.Clone() ?? new ChatOptions();
        options.ResponseFormat = format ?? options.ResponseFormat;
        Configure?.Invoke(options);
        return options;
    }
}
