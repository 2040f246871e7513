using Microsoft.Extensions.AI;
using Orchestration.Samples.TextSummarization.Splitting;
using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.TextSummarization;

/// <summary>Summarizes a text that is too long for one prompt by going through it once: the summary so far is carried on with each chunk.</summary>
/// <param name="model">Summarizes.</param>
/// <param name="limits">How much goes into one prompt.</param>
[Refine(MaxItems = Limits.MostChunks)]
public partial class RefinedSummary(IChatClient model, Limits limits)
{
    /// <summary>Summarizes <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">About how many words the summary should have.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The summary; rejected where there is no text, or where a summary stays too long or says what the text does not.</returns>
    public partial Task<Outcome<Digest>> RunAsync([Untrusted] string text, int words, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync([Untrusted] string text, int words, CancellationToken cancellationToken = default);

    [Step]
    private IReadOnlyList<Chunk> Chunks(string text) => TokenSplitter.Split(text, limits);

    [Verify]
    private static Verdict HasText(IReadOnlyList<Chunk> chunks) => chunks.Count > 0 ? Verdict.Accept() : Verdict.Reject("There is no text to summarize.");

    [Split]
    private static IReadOnlyList<Chunk> InOrder(IReadOnlyList<Chunk> chunks) => chunks;

    [Start, Model(nameof(model)), Timeout(180)]
    [System(Instructions.System)]
    [Prompt("""
        Summarize this passage, which begins a longer text, in about {words} words. The summary will be continued. {feedback}

        Passage:
        {item.Text}
        """)]
    private partial Task<string> Begin(Chunk item, int words, string? feedback);

    [Next, Model(nameof(model)), Timeout(180)]
    [System(Instructions.System)]
    [Prompt("""
        Continue the summary of a text. Write it anew, in about {words} words, so that it also tells what the next passage adds. Keep what
        matters to the whole, from whichever part it comes. {feedback}

        Notes so far:
        {soFar}

        Next passage:
        {item.Text}
        """)]
    private partial Task<string> Continue(string soFar, Chunk item, int words, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict IsFaithful(string soFar, string text, int words) => Faithful.AndShort(text, soFar, words);

    [Step]
    private static Digest Whole(string result, IReadOnlyList<Chunk> chunks) => new([Part.Of(result, 1, chunks.Count)]);
}
