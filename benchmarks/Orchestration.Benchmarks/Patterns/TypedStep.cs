using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>One step with a typed reply.</summary>
[Chain]
public partial class TypedStep(IChatClient client)
{
    public partial Task<Verdict> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Prompt("Judge this:\n{text}")]
    private partial Task<Verdict> Judge(string text);
}

/// <summary>The same by hand, without a method of its own for the step.</summary>
internal static class TypedStepByHand
{
    public static async Task<Verdict> RunAsync(IChatClient client, string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ChatMessage[] messages = Replies.Prompt($"Judge this:\n{text}");
        ChatResponse response = await client.GetResponseAsync(messages, Replies.Options<Verdict>(), cancellationToken).ConfigureAwait(false);
        return Replies.TryRead(response, out Verdict? verdict, out string? problem)
            ? verdict!
            : await Replies.RepairAsync<Verdict>(client, messages, response, problem!, cancellationToken).ConfigureAwait(false);
    }
}
