using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>One call of a chat client as a test sees it: what was sent, and by which step.</summary>
/// <remarks>The messages and the options are copies taken when the call arrived, so that a caller who goes on adding
/// to its list does not change what a test looks at later.</remarks>
public sealed class ChatRequest
{
    /// <summary>A key of <see cref="ChatOptions.AdditionalProperties"/> by which hand-written code may say which step
    /// makes the call, with a string such as <c>Map[17]/Judge[1]</c>: <c>orchestration.step</c>. A pipeline need not say
    /// it: its steps are told by themselves.</summary>
    public const string StepProperty = "orchestration.step";

    private readonly Lazy<string> _prompt;

    /// <summary>Copies a call's messages and options.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    public ChatRequest(IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Messages = [.. messages.Select(message => message.Clone())];
        Options = options?.Clone();
        Step = Options?.AdditionalProperties?.GetValueOrDefault(StepProperty) as string ?? RunningStep.Path();
        _prompt = new Lazy<string>(() => PromptText.Of(Messages, Options));
    }

    /// <summary>The messages sent, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The options sent; null where there were none.</summary>
    public ChatOptions? Options { get; }

    /// <summary>The path of the pipeline's step that makes the call, such as <c>Map[17]/Judge[1]</c>; null where no step
    /// does, and where nobody has asked for steps (<see cref="ScriptedChatClient.WhenStep"/>,
    /// <see cref="ScriptedChatClient.TrackSteps"/>).</summary>
    public string? Step { get; }

    /// <summary>Everything the model reads as text: the options' instructions, then each message's texts, tool calls
    /// and tool results, a line apart, in order.</summary>
    public string Prompt => _prompt.Value;
}
