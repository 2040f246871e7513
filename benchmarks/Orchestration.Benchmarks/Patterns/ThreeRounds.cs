using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>A critic whose judge never accepts: three rounds, six calls.</summary>
[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]
public partial class ThreeRounds(IChatClient writer, IChatClient judge)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Produce, Prompt("Translate:\n{text}"), Model(nameof(writer))]
    private partial Task<string> Translate(string text);

    [Evaluate, Prompt("Judge:\n{text}\n{draft}"), Model(nameof(judge))]
    private partial Task<Verdict> Judge(string text, string draft);

    [Revise, Prompt("Improve:\n{text}\n{draft}\n{verdict.Feedback}"), Model(nameof(writer))]
    private partial Task<string> Improve(string text, string draft, Verdict verdict);
}

/// <summary>The same by hand, in one method.</summary>
internal static class ThreeRoundsByHand
{
    public static async Task<string> RunAsync(IChatClient writer, IChatClient judge, string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string draft = Replies.Text(await writer.GetResponseAsync(Replies.Prompt($"Translate:\n{text}"), null, cancellationToken).ConfigureAwait(false));
        for (int round = 1; ; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ChatMessage[] messages = Replies.Prompt($"Judge:\n{text}\n{draft}");
            ChatResponse response = await judge.GetResponseAsync(messages, Replies.Options<Verdict>(), cancellationToken).ConfigureAwait(false);
            if (!Replies.TryRead(response, out Verdict? verdict, out string? problem))
            {
                verdict = await Replies.RepairAsync<Verdict>(judge, messages, response, problem!, cancellationToken).ConfigureAwait(false);
            }

            if (verdict!.Accepted || round == 3)
            {
                return draft;
            }

            cancellationToken.ThrowIfCancellationRequested();
            draft = Replies.Text(await writer.GetResponseAsync(Replies.Prompt($"Improve:\n{text}\n{draft}\n{verdict.Feedback}"), null, cancellationToken).ConfigureAwait(false));
        }
    }
}
