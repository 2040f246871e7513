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

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages.First(message => message.Role == ChatRole.User).Text;
        var step = int.Parse(Number().Match(prompt).Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(step))) { FinishReason = ChatFinishReason.Stop });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Nobody listens, so nothing is streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
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
}

/// <summary>A clock whose waits are over at once.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
}
