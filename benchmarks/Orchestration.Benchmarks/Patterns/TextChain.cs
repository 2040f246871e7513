using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>Three text steps in a row, whose caller may switch something on.</summary>
[Chain]
public partial class TextChain(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Outline an article about {topic}.")]
    private partial Task<string> Outline(string topic);

    [Step, Prompt("Write the article from this outline:\n{outline}")]
    private partial Task<string> Draft(string outline);

    [Step, Prompt("Polish this article:\n{draft}")]
    private partial Task<string> Polish(string draft);
}

/// <summary>The same by hand.</summary>
internal static class TextChainByHand
{
    public static async Task<string> RunAsync(IChatClient client, string topic, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string outline = Replies.Text(await client.GetResponseAsync(Replies.Prompt($"Outline an article about {topic}."), null, cancellationToken).ConfigureAwait(false));
        cancellationToken.ThrowIfCancellationRequested();
        string draft = Replies.Text(await client.GetResponseAsync(Replies.Prompt($"Write the article from this outline:\n{outline}"), null, cancellationToken).ConfigureAwait(false));
        cancellationToken.ThrowIfCancellationRequested();
        return Replies.Text(await client.GetResponseAsync(Replies.Prompt($"Polish this article:\n{draft}"), null, cancellationToken).ConfigureAwait(false));
    }
}
