using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The messages that open an agent's conversation, up to its question. The first turn makes them, and those after it say them again.</summary>
internal sealed class AgentOpening
{
    private StepDefinition? step;
    private ChatMessage[] messages = [];

    /// <summary>The message that asks; <see langword="null"/> before a turn has begun.</summary>
    public ChatMessage? Question => step is null ? null : messages[^1];

    /// <summary>The messages of a step; one that stands in for another has its own.</summary>
    public ChatMessage[] Of<TSelf, TInput, TAnswer>(ModelStep<TSelf, TInput, TAnswer> model, AgentInput<TInput> input)
        where TInput : IStepInput
    {
        if (step != model)
        {
            messages = [.. model.Opening(input.Input), .. input.Earlier, model.Question(input.Input)];
            step = model;
        }

        return messages;
    }
}
