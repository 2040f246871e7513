using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>What a model is given in one turn of an agent: the step's own input, and all that was said since. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AgentInput<TInput> : IStepInput
    where TInput : IStepInput
{
    /// <summary>The step's own input, of which its prompt is made.</summary>
    internal TInput Input { get; init; }

    /// <summary>What was said before and after the prompt.</summary>
    internal AgentConversation Conversation { get; init; }

    /// <summary>What was said after the prompt until then: calls and their results. A listener may look at it when the conversation has gone on.</summary>
    internal ArraySegment<ChatMessage> Exchange { get; init; }

    /// <summary>What the model may call.</summary>
    internal IReadOnlyList<AITool> Tools { get; init; }

    /// <summary>Whether an answer that cannot be read may be asked for again.</summary>
    internal bool MayRepair { get; init; }

    /// <inheritdoc/>
    public void Write(StepInputWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        Input.Write(to);
        to.Add<IReadOnlyList<ChatMessage>>("earlier", Conversation.Earlier);
        to.Add<IReadOnlyList<ChatMessage>>("exchange", Exchange);
        to.Add("tools", Tools.Select(tool => tool.Name).ToArray());
    }
}
