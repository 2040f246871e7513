using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

/// <summary>A call that a client received.</summary>
internal sealed record FakeCall(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)
{
    public string Prompt => Messages.Last(message => message.Role == ChatRole.User).Text;
}

/// <summary>A chat client that answers by a function and remembers what it was asked.</summary>
internal sealed class FakeClient(Func<FakeCall, CancellationToken, Task<ChatResponse>> reply) : IChatClient
{
    private readonly Lock gate = new();
    private readonly List<FakeCall> calls = [];

    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    public ChatClientMetadata? Metadata { get; init; }

    public static FakeClient Answering(Func<string, string> answer) => new((call, _) => Task.FromResult(Says(answer(call.Prompt))));

    /// <summary>Answers with these texts, one after the other.</summary>
    public static FakeClient Saying(params string[] replies)
    {
        int next = -1;
        return new((_, _) => Task.FromResult(Says(replies[Interlocked.Increment(ref next)])));
    }

    /// <summary>Does these things, one after the other.</summary>
    public static FakeClient Doing(params Func<ChatResponse>[] replies)
    {
        int next = -1;
        return new(async (_, _) =>
        {
            await Task.Yield();
            return replies[Interlocked.Increment(ref next)]();
        });
    }

    public static ChatResponse Says(string text, ChatFinishReason? reason = null, long tokens = 5) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        ResponseId = "reply-1",
        ModelId = "fake-1-mini",
        FinishReason = reason ?? ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = tokens * 2, OutputTokenCount = tokens, TotalTokenCount = tokens * 3 },
    };

    /// <summary>A client that never answers and, unless told otherwise, heeds its token.</summary>
    public static FakeClient Silent(bool heedsToken = true) => new(async (_, token) =>
    {
        await Task.Delay(Timeout.Infinite, heedsToken ? token : CancellationToken.None);
        throw new InvalidOperationException("Nobody should be here.");
    });

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        FakeCall call = new([.. messages], options);
        lock (gate)
        {
            calls.Add(call);
        }

        return reply(call, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (string word in response.Text.Split(' ').Select((word, i) => i == 0 ? word : " " + word))
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word) { ResponseId = response.ResponseId };
        }

        yield return new ChatResponseUpdate { FinishReason = response.FinishReason, ModelId = response.ModelId, Contents = [new UsageContent(response.Usage!)] };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? Metadata : null;

    public void Dispose()
    {
    }
}
