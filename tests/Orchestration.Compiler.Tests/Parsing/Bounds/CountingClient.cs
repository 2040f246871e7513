using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>A chat client that counts its calls and answers by the number in the prompt. Calls may come at once.</summary>
/// <param name="answer">The answer to a step's call, by the step's number and the number of its calls before.</param>
internal sealed partial class CountingClient(Func<int, long, string> answer) : IChatClient
{
    private readonly Dictionary<int, long> _calls = [];
    private readonly Lock _lock = new();

    /// <summary>The calls so far.</summary>
    public long Calls
    {
        get
        {
            lock (_lock)
            {
                return _calls.Values.Sum();
            }
        }
    }

    /// <summary>The answer that calls a step as a tool.</summary>
    public static string Calling(int step, int times) => $"call S{step} {times}";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages.First(message => message.Role == ChatRole.User).Text;
        var step = int.Parse(Number().Match(prompt).Groups["number"].Value, CultureInfo.InvariantCulture);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Contents(Answer(step)))) { FinishReason = ChatFinishReason.Stop });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Nobody listens, so nothing is streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static List<AIContent> Contents(string answer) => ToolCalls().Match(answer) is { Success: true } calls
        ? [.. Enumerable.Range(0, int.Parse(calls.Groups["times"].Value, CultureInfo.InvariantCulture)).Select(_ => ToolCall(calls.Groups["tool"].Value))]
        : [new TextContent(answer)];

    /// <summary>No call is like another: an agent that repeats itself is stopped.</summary>
    private static FunctionCallContent ToolCall(string tool)
    {
        var id = Guid.NewGuid().ToString();
        return new FunctionCallContent(id, tool, new Dictionary<string, object?> { ["text"] = id });
    }

    private string Answer(int step)
    {
        lock (_lock)
        {
            var before = _calls.GetValueOrDefault(step);
            _calls[step] = before + 1;
            return answer(step, before);
        }
    }

    [GeneratedRegex("#(?<number>[0-9]+)#", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex("^call (?<tool>S[0-9]+) (?<times>[0-9]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ToolCalls();
}

/// <summary>A clock whose waits are over at once.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
}
