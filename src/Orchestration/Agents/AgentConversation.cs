using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// What is said in an agent's run from one beginning to the next: the messages that open it, made by the first turn, and the exchange after them. It only grows,
/// so that each turn sees its part of it in place.
/// </summary>
/// <param name="earlier">What was said before: the attempts that a verifier refused.</param>
internal sealed class AgentConversation(ChatMessage[] earlier)
{
    private StepDefinition? opener;
    private ChatMessage[] messages = [];
    private int opening;
    private int exchanged;

    public ChatMessage[] Earlier => earlier;

    /// <summary>The exchange so far, which stays as it is when more is said.</summary>
    public ArraySegment<ChatMessage> Exchange => new(messages, opening, exchanged);

    /// <summary>All that was said, for a further beginning; the opening without its question is said anew.</summary>
    public ChatMessage[] All => opener is null ? earlier : [.. earlier, messages[opening - 1], .. Exchange];

    public void Say(ChatMessage message)
    {
        int end = opening + exchanged++;
        if (end == messages.Length)
        {
            Array.Resize(ref messages, Math.Max(4, end * 2));
        }

        messages[end] = message;
    }

    /// <summary>What the model is given where the exchange has so many messages. A step that stands in for another opens the conversation in its own way.</summary>
    public IList<ChatMessage> UpTo<TSelf, TInput, TAnswer>(int count, ModelStep<TSelf, TInput, TAnswer> step, TInput input)
        where TInput : IStepInput
    {
        if (opener != step)
        {
            ChatMessage[] open = [.. step.Opening(input), .. earlier, step.Question(input)];
            messages = [.. open, .. Exchange];
            opening = open.Length;
            opener = step;
        }

        return new ArraySegment<ChatMessage>(messages, 0, opening + count);
    }
}
