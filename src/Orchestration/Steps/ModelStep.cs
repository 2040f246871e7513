using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A step that a model answers. For generated code.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelStep<TSelf, TInput, TResult>(PipelineDefinition pipeline, string name)
    : StepDefinition<TSelf, TInput, TResult>(pipeline, name), IReplyReader<TResult>
    where TInput : IStepInput
{
    /// <summary>The name of the member that holds the client.</summary>
    public string ClientName { get; init; } = "";

    /// <summary>The client.</summary>
    public required Func<TSelf, IChatClient> Client { get; init; }

    /// <summary>The system message, or <see langword="null"/> where there is none.</summary>
    public Func<TInput, string>? System { get; init; }

    /// <summary>The user message.</summary>
    public required Func<TInput, string> Prompt { get; init; }

    /// <summary>The conversation so far, which goes before the user message; <see langword="null"/> where there is none.</summary>
    public Func<TInput, IEnumerable<ChatMessage>?>? Conversation { get; init; }

    /// <summary>What is attached to the user message; nulls among it are left out.</summary>
    public Func<TInput, IEnumerable<AIContent?>?>? Attachments { get; init; }

    /// <summary>The options, cloned for every call; <see langword="null"/> where none are set.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>Sets further options, on the clone.</summary>
    public Action<ChatOptions>? Configure { get; init; }

    /// <summary>How the reply is asked for and read.</summary>
    public required ReplyFormat<TResult> Reply { get; init; }

    /// <summary>How often a reply that cannot be read is asked for again; at least 0.</summary>
    public int MaxRepairs { get; init; } = 1;

    internal override StepKind Kind => StepKind.Model;

    private int Repairs => Reply.CanRepair ? MaxRepairs : 0;

    TResult IReplyReader<TResult>.Read(ChatResponse response, StepWhere where) =>
        Reply.TryRead(response, out TResult? result) is { } problem
            ? throw problem.ToException(where.OriginOf(this, null))
            : result!;

    internal override StepTask<TResult> Plain(in Run run, TSelf self, TInput input, StepPlace at)
    {
        IChatClient client = ClientOf(self);
        ChatMessage[] messages = Messages(input);
        Task<ChatResponse> reply = client.GetResponseAsync(messages, CallOptions(), run.CancellationToken);

        if (reply.IsCompletedSuccessfully && Reply.TryRead(reply.Result, out TResult? result) is null)
        {
            return new(new ValueTask<TResult>(result!));
        }

        return Repairs == 0
            ? new(reply, this, new(run.Node, at))
            : new(ReadOrRepairAsync(reply, client, messages, new(run.Node, at), null, run.CancellationToken));
    }

    internal override Task<TResult> AttemptAsync(StepCall call, TSelf self, TInput input, CancellationToken cancellationToken)
    {
        IChatClient client = ClientOf(self);
        ChatMessage[] messages = Messages(input);
        Task<ChatResponse> reply = ModelCall.GetResponseAsync(call, client, messages, CallOptions(), Reply.Streams, cancellationToken);
        return ReadOrRepairAsync(reply, client, messages, call.Where, call, cancellationToken).AsTask();
    }

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
                throw problem.ToException(where.OriginOf(this, call?.Scope));
            }

            call?.Repairing(problem.Reason);
            messages = [.. messages, .. problem.Repair(Reply.Wanted)];
            reply = call is null
                ? client.GetResponseAsync(messages, CallOptions(), cancellationToken)
                : ModelCall.GetResponseAsync(call, client, messages, CallOptions(), Reply.Streams, cancellationToken);
        }
    }

    private IChatClient ClientOf(TSelf self) => Client(self) ?? throw new InvalidOperationException(
        $"The chat client '{ClientName}' of step '{Name}' in pipeline '{Pipeline.Name}' is null. Give the pipeline a client when it is made.");

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

    private ChatMessage[] Messages(TInput input)
    {
        ChatMessage user = new(ChatRole.User, Prompt(input));
        if (Attachments is not null)
        {
            Attach(Attachments(input), user);
        }

        IEnumerable<ChatMessage>? conversation = Conversation?.Invoke(input);
        return (System, conversation) switch
        {
            (null, null) => [user],
            (null, _) => [.. conversation, user],
            (_, null) => [new(ChatRole.System, System(input)), user],
            _ => [new(ChatRole.System, System(input)), .. conversation, user],
        };
    }

    private static void Attach(IEnumerable<AIContent?>? attachments, ChatMessage message)
    {
        foreach (AIContent? content in attachments ?? [])
        {
            if (content is not null)
            {
                message.Contents.Add(content);
            }
        }
    }
}
