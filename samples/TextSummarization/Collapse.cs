using Microsoft.Extensions.AI;
using Orchestration.Samples.TextSummarization.Splitting;
using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.TextSummarization;

/// <summary>Makes one summary of each group of neighbouring summaries that fits into a prompt, several groups at once.</summary>
/// <param name="model">Summarizes.</param>
/// <param name="limits">How much goes into one prompt.</param>
[MapReduce(MaxItems = Limits.MostChunks, MaxConcurrency = 8)]
public partial class Collapse(IChatClient model, Limits limits)
{
    /// <summary>Shortens <paramref name="draft"/>.</summary>
    /// <param name="draft">The summaries, in order.</param>
    /// <param name="words">About how many words each summary should have.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Fewer or shorter summaries, in the same order; an equal digest where none could be shortened.</returns>
    public partial Task<Digest> RunAsync([Untrusted] Digest draft, int words, CancellationToken cancellationToken = default);

    [Step]
    private IReadOnlyList<Group> Groups(Digest draft) => Group.Of(draft.Parts, limits.Summaries);

    [Split]
    private static IReadOnlyList<Group> ToMerge(IReadOnlyList<Group> groups) => [.. groups.Where(group => group.NeedsMerging)];

    [Map, Model(nameof(model)), Timeout(180)]
    [System(Instructions.System)]
    [Prompt("""
        Write one summary, in about {words} words, from notes on parts of a longer text, which follow one another. {feedback}

        Notes:
        {item.Text}
        """)]
    private partial Task<string> Merge(Group item, int words, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict IsFaithful(string merge, Group item) => Faithful.To(item.Text, merge);

    [Reduce]
    private static Digest PutTogether(IReadOnlyList<Group> groups, IReadOnlyList<string> items)
    {
        var merged = new Queue<string>(items);
        return new([.. groups.SelectMany(group => group.NeedsMerging ? group.OrShorter(merged.Dequeue()) : group.Parts)]);
    }

    [Otherwise]
    private static Digest Unchanged(Digest draft) => draft;
}
