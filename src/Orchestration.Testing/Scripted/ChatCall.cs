using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>A call that a <see cref="ScriptedChatClient"/> got, and what became of it.</summary>
public sealed class ChatCall
{
    private volatile ChatResponse? _response;
    private volatile Exception? _exception;

    internal ChatCall(ChatRequest request, bool streamed, string? rule)
    {
        Request = request;
        Streamed = streamed;
        Rule = rule;
    }

    /// <summary>What was sent.</summary>
    public ChatRequest Request { get; }

    /// <inheritdoc cref="ChatRequest.Step"/>
    public string? Step => Request.Step;

    /// <inheritdoc cref="ChatRequest.Prompt"/>
    public string Prompt => Request.Prompt;

    /// <inheritdoc cref="ChatRequest.Messages"/>
    public IReadOnlyList<ChatMessage> Messages => Request.Messages;

    /// <inheritdoc cref="ChatRequest.Options"/>
    public ChatOptions? Options => Request.Options;

    /// <summary>Whether the reply was asked for as a stream.</summary>
    public bool Streamed { get; }

    /// <summary>The rule that answered, as a test wrote it; null where none matched.</summary>
    public string? Rule { get; }

    /// <summary>The response given; null while the call is under way, and where it failed.</summary>
    public ChatResponse? Response
    {
        get => _response;
        internal set => _response = value;
    }

    /// <summary>The text of the response given; null where there is none (yet).</summary>
    public string? Reply => Response?.Text;

    /// <summary>What the call threw; null while it is under way, and where it succeeded.</summary>
    public Exception? Exception
    {
        get => _exception;
        internal set => _exception = value;
    }

    /// <summary>The step (where known), the prompt's first characters and what became of the call.</summary>
    public override string ToString()
    {
        string prompt = Prompt.ReplaceLineEndings(" ");
        string outcome = Exception is { } exception ? exception.GetType().Name : Reply ?? "(under way)";
        return $"{Step ?? "(no step)"}: {(prompt.Length > 80 ? prompt[..80] + "…" : prompt)} → {outcome}";
    }
}
