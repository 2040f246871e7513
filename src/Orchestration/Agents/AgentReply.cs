using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>What a model said in one turn of an agent: an answer, or calls of tools. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AgentReply<TAnswer>
{
    private readonly TAnswer? answer;

    private AgentReply(IList<ChatMessage> messages, TAnswer? answer, ReplyProblem? problem, bool hasCalls)
    {
        Messages = messages;
        this.answer = answer;
        Problem = problem;
        HasCalls = hasCalls;
    }

    /// <summary>The answer, where it is one.</summary>
    public TAnswer Answer => answer!;

    internal bool IsAnswer => Problem is null && !HasCalls;

    internal IList<ChatMessage> Messages { get; }

    /// <summary>Why it is no answer, although it calls nothing.</summary>
    internal ReplyProblem? Problem { get; }

    /// <summary>Whether calls wait for their result.</summary>
    internal bool HasCalls { get; }

    /// <summary>The answer of a step that stands in for the model.</summary>
    /// <param name="answer">The answer.</param>
    public static AgentReply<TAnswer> Of(TAnswer answer) => new([], answer, null, hasCalls: false);

    /// <summary>Reads a turn's reply: calls first, since a model often says something beside them.</summary>
    internal static AgentReply<TAnswer> Of(ChatResponse response, ReplyFormat<TAnswer> format)
    {
        if (response is not null && !IsUnfit(response) && OpenCalls.Any(response.Messages))
        {
            return new(response.Messages, default, null, hasCalls: true);
        }

        ReplyProblem? problem = format.TryRead(response!, out TAnswer? answer);
        return new(response?.Messages ?? [], answer, problem, hasCalls: false);
    }

    /// <summary>A reply that was cut short may have lost half of its calls.</summary>
    private static bool IsUnfit(ChatResponse response) =>
        response.FinishReason is { } reason && (reason == ChatFinishReason.Length || reason == ChatFinishReason.ContentFilter);
}
