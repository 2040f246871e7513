using Microsoft.Extensions.AI;
using Orchestration.Samples.TextSummarization.Splitting;
using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.TextSummarization;

/// <summary>
/// Summarizes a text that is too long for one prompt: each chunk by itself; then neighbouring summaries into one, round for round, until
/// all that are left fit into one prompt; then those into one summary.
/// </summary>
/// <remarks>
/// The summaries are the draft of a critic: code judges whether they fit, and a collapse revises them. A summary that is no shorter than what it was
/// made from is not taken, so a collapse that shortens nothing gives an equal draft, which ends the run as exhausted at once.
/// </remarks>
/// <param name="model">Summarizes.</param>
/// <param name="limits">How much goes into one prompt.</param>
[Critic(MaxRounds = 4, StopWhenUnchanged = true), Budget(MaxCalls = 322)]
public partial class MapReduceSummary(IChatClient model, Limits limits)
{
    /// <summary>Summarizes <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">About how many words the summary should have.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The summary with the summaries that it was made from; rejected where there is no text; exhausted, with the summaries so far, where they never came to fit.</returns>
    public partial Task<Outcome<Digest>> RunAsync([Untrusted] string text, int words, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync([Untrusted] string text, int words, CancellationToken cancellationToken = default);

    [Step]
    private IReadOnlyList<Chunk> Chunks(string text) => TokenSplitter.Split(text, limits);

    [Verify]
    private static Verdict HasText(IReadOnlyList<Chunk> chunks) => chunks.Count > 0 ? Verdict.Accept() : Verdict.Reject("There is no text to summarize.");

    [Produce, Pipeline<ChunkSummaries>]
    private partial Task<Digest> Map(IReadOnlyList<Chunk> chunks, int words);

    [Evaluate]
    private bool Fits(Digest draft) => draft.Tokens <= limits.Summaries;

    [Revise, Pipeline<Collapse>]
    private partial Task<Digest> Shrink(Digest draft, int words);

    [Step, Model(nameof(model)), Timeout(180)]
    [System(Instructions.System)]
    [Prompt("""
        Write one summary of the whole text, in about {words} words, from notes on its parts, which follow one another. {feedback}

        Notes:
        {result.Text}
        """)]
    private partial Task<string> Reduce(Digest result, int words, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict IsFaithful(string reduce, Digest result, int words) => Faithful.AndShort(result.Text, reduce, words);

    [Step]
    private static Digest Whole(Digest result, string reduce) => new([Part.Of(reduce, result.Parts)]);
}
