using Microsoft.Extensions.AI;
using Orchestration.Samples.TextSummarization.Splitting;
using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.TextSummarization;

/// <summary>Summarizes each chunk of a text by itself, several at once.</summary>
/// <param name="model">Summarizes.</param>
[MapReduce(MaxItems = Limits.MostChunks, MaxConcurrency = 8)]
public partial class ChunkSummaries(IChatClient model)
{
    /// <summary>Summarizes <paramref name="chunks"/>.</summary>
    /// <param name="chunks">The chunks, in order.</param>
    /// <param name="words">About how many words each summary should have.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The summaries, in the order of the chunks.</returns>
    public partial Task<Digest> RunAsync([Untrusted] IReadOnlyList<Chunk> chunks, int words, CancellationToken cancellationToken = default);

    [Map, Model(nameof(model)), Timeout(180)]
    [System(Instructions.System)]
    [Prompt("""
        Summarize this passage of a longer text in about {words} words. {feedback}

        Passage:
        {item.Text}
        """)]
    private partial Task<string> Summarize(Chunk item, int words, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict IsFaithful(string summarize, Chunk item) => Faithful.To(item.Text, summarize);

    [Map]
    private static Part Note(string summarize, Chunk item) => Part.Of(summarize, item.Number, item.Number);

    [Reduce]
    private static Digest InOrder(IReadOnlyList<Part> items) => new(items);
}
