using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A step that a model answers. For generated code.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelStep<TSelf, TInput, TResult> : StepDefinition<TSelf, TInput, TResult>
    where TInput : IStepInput
{
    private readonly ModelExchange<TResult> exchange;

    /// <summary>Describes a step.</summary>
    /// <param name="pipeline">The pipeline that it belongs to.</param>
    /// <param name="name">Its name.</param>
    public ModelStep(PipelineDefinition pipeline, string name)
        : base(pipeline, name) => exchange = new ModelExchange<TResult>(this);

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
    public ChatOptions? Options
    {
        get => exchange.Options;
        init => exchange.Options = value;
    }

    /// <summary>Sets further options, on the clone.</summary>
    public Action<ChatOptions>? Configure
    {
        get => exchange.Configure;
        init => exchange.Configure = value;
    }

    /// <summary>How the reply is asked for and read.</summary>
    public required ReplyFormat<TResult> Reply
    {
        get => exchange.Reply;
        init => exchange.Reply = value;
    }

    /// <summary>How often a reply that cannot be read is asked for again; at least 0.</summary>
    public int MaxRepairs
    {
        get => exchange.MaxRepairs;
        init => exchange.MaxRepairs = value;
    }

    internal override StepKind Kind => StepKind.Model;

    /// <remarks>
    /// Not inlined: an orchestration's method, which has this once for every step, would clear the locals of all of them each time it goes on.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override StepTask<TResult> Plain(in Run run, TSelf self, TInput input, in StepPlace at) =>
        exchange.Ask(ClientOf(self), Messages(input), run, at);

    internal override Task<TResult> AttemptAsync(StepCall call, TSelf self, TInput input, CancellationToken cancellationToken) =>
        exchange.AskAsync(ClientOf(self), Messages(input), call, cancellationToken);

    internal ModelExchange<TResult> Exchange => exchange;

    internal IChatClient ClientOf(TSelf self)
    {
        IChatClient client = Client(self);
        if (client is null)
        {
            ThrowNoClient();
        }

        return client;
    }

    [DoesNotReturn]
    private void ThrowNoClient() => throw new InvalidOperationException(
        $"The chat client '{ClientName}' of step '{Name}' in pipeline '{Pipeline.Name}' is null. Give the pipeline a client when it is made.");

    /// <summary>The system message and the conversation so far.</summary>
    internal IEnumerable<ChatMessage> Opening(TInput input)
    {
        IEnumerable<ChatMessage> conversation = Conversation?.Invoke(input) ?? [];
        return System is null ? conversation : conversation.Prepend(new ChatMessage(ChatRole.System, System(input)));
    }

    /// <summary>The user message, with what is attached to it.</summary>
    internal ChatMessage Question(TInput input)
    {
        ChatMessage user = new(ChatRole.User, Prompt(input));
        if (Attachments?.Invoke(input) is { } attachments)
        {
            foreach (AIContent? content in attachments)
            {
                if (content is not null)
                {
                    user.Contents.Add(content);
                }
            }
        }

        return user;
    }

    private ChatMessage[] Messages(TInput input) =>
        System is null && Conversation is null ? [Question(input)] : [.. Opening(input), Question(input)];
}
