using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// What a model step and its client have to do with each other. It knows nothing of the step's input, so that all steps of one result
/// type share its code.
/// </summary>
internal sealed class ModelExchange<TResult>(StepDefinition step)
{
    public StepDefinition Step => step;

    public int ReplyKind { get; } = PendingReply<TResult>.Kind;

    public ChatOptions? Options { get; set; }

    public Action<ChatOptions>? Configure { get; set; }

    public ReplyFormat<TResult> Reply { get; set; } = null!;

    public int MaxRepairs { get; set; } = 1;

    public int Repairs => Reply.CanRepair ? MaxRepairs : 0;

    /// <summary>Asks where nothing is switched on. A reply that is there at once and can be read costs nothing more.</summary>
    /// <remarks>Not inlined, so that the code is there once, and not once for each step of a pipeline.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public StepTask<TResult> Ask(IChatClient client, ChatMessage[] messages, in Run run, in StepPlace at)
    {
        Task<ChatResponse> reply = client.GetResponseAsync(messages, CallOptions(), run.CancellationToken);
        return reply.IsCompletedSuccessfully && Reply.TryRead(reply.Result, out TResult? result) is null
            ? new(result!)
            : Await(reply, client, messages, run, at);
    }

    /// <remarks>Apart, so that a reply that is there at once does not pay for what only this needs.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private StepTask<TResult> Await(Task<ChatResponse> reply, IChatClient client, ChatMessage[] messages, in Run run, in StepPlace at) => new(Repairs == 0
        ? new FinalStepReply<TResult>(this, reply, at.Below(run.Node))
        : PendingReply<TResult>.Of(this, reply, new RepairQuestion(client, messages, run.CancellationToken), at.Below(run.Node)));

    /// <summary>Asks where something is switched on.</summary>
    public Task<TResult> AskAsync(IChatClient client, ChatMessage[] messages, StepCall call, CancellationToken cancellationToken) =>
        new ModelQuestion<TResult>(this, client, messages, call.Where, cancellationToken)
            .ReadOrRepairAsync(SendAsync(client, messages, call, cancellationToken), call);

    public Task<ChatResponse> SendAsync(IChatClient client, ChatMessage[] messages, StepCall? call, CancellationToken cancellationToken) =>
        SendAsync(client, messages, CallOptions(), call, cancellationToken);

    /// <summary>Asks as one turn of an agent, with these tools or none.</summary>
    public Task<ChatResponse> SendTurnAsync(
        IChatClient client, IList<ChatMessage> messages, IReadOnlyList<AITool> tools, StepCall? call, CancellationToken cancellationToken)
    {
        ChatOptions? options = CallOptions();
        if (tools.Count > 0)
        {
            options ??= new ChatOptions();
            options.Tools = options.Tools is { Count: > 0 } own ? [.. own, .. tools] : [.. tools];
        }
        else if (options is { Tools: null or { Count: 0 } })
        {
            // A mode that asks for calls makes no sense, and providers refuse it, where there is nothing to call.
            options.ToolMode = null;
        }

        return SendAsync(client, messages, options, call, cancellationToken);
    }

    private Task<ChatResponse> SendAsync(
        IChatClient client, IList<ChatMessage> messages, ChatOptions? options, StepCall? call, CancellationToken cancellationToken) =>
        call is null
            ? client.GetResponseAsync(messages, options, cancellationToken)
            : ModelCall.GetResponseAsync(call, client, messages, options, Reply.Streams, cancellationToken);

    private ChatOptions? CallOptions()
    {
        ChatResponseFormat? format = Reply.Format;
        return Options is null && Configure is null && format is null ? null : MakeOptions(format);
    }

    /// <remarks>Apart, so that a step without options pays for none.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ChatOptions MakeOptions(ChatResponseFormat? format)
    {
        ChatOptions options = Options?.Clone() ?? new ChatOptions();
        options.ResponseFormat = format ?? options.ResponseFormat;
        Configure?.Invoke(options);
        return options;
    }
}
