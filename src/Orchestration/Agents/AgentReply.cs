using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>What a model said in one turn of an agent: an answer, or calls of tools. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AgentReply<TAnswer>
{
    private readonly TAnswer? answer;

    private AgentReply(IReadOnlyList<ChatMessage> messages, TAnswer? answer, ReplyProblem? problem, IReadOnlyList<FunctionCallContent> calls)
    {
        Messages = messages;
        this.answer = answer;
        Problem = problem;
        Calls = calls;
    }

    /// <summary>The answer, where it is one.</summary>
    public TAnswer Answer => answer!;

    internal bool IsAnswer => Problem is null && Calls.Count == 0;

    internal IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>Why it is no answer, although it calls nothing.</summary>
    internal ReplyProblem? Problem { get; }

    /// <summary>The calls that wait for their result.</summary>
    internal IReadOnlyList<FunctionCallContent> Calls { get; }

    /// <summary>The answer of a step that stands in for the model.</summary>
    /// <param name="answer">The answer.</param>
    public static AgentReply<TAnswer> Of(TAnswer answer) => new([], answer, null, []);

    /// <summary>Reads a turn's reply: calls first, since a model often says something beside them.</summary>
    internal static AgentReply<TAnswer> Of(ChatResponse response, ReplyFormat<TAnswer> format)
    {
        List<FunctionCallContent> calls = response is null || IsUnfit(response) ? [] : OpenCalls(response);
        if (calls.Count > 0)
        {
            return new([.. response!.Messages], default, null, calls);
        }

        ReplyProblem? problem = format.TryRead(response!, out TAnswer? answer);
        return new([.. response?.Messages ?? []], answer, problem, []);
    }

    /// <summary>A reply that was cut short may have lost half of its calls.</summary>
    private static bool IsUnfit(ChatResponse response) =>
        response.FinishReason is { } reason && (reason == ChatFinishReason.Length || reason == ChatFinishReason.ContentFilter);

    /// <summary>A client that invokes functions of its own answers the calls of these itself.</summary>
    private static List<FunctionCallContent> OpenCalls(ChatResponse response)
    {
        List<AIContent> contents = [.. response.Messages.SelectMany(message => message.Contents)];
        HashSet<string> answered = [.. contents.OfType<FunctionResultContent>().Select(result => result.CallId)];
        return [.. contents.OfType<FunctionCallContent>().Where(call => !call.InformationalOnly && !answered.Contains(call.CallId))];
    }
}
