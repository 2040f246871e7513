using Orchestration.Samples.SpeculativeRag.Sampling;

namespace Orchestration.Samples.SpeculativeRag;

/// <summary>A draft with what it was written from and how it was scored.</summary>
/// <param name="Perspective">The documents that the drafter saw.</param>
/// <param name="Draft">What it wrote.</param>
/// <param name="Judgement">What the verifier said.</param>
/// <param name="Scores">What follows from both.</param>
public sealed record ScoredDraft(Perspective Perspective, Draft Draft, Judgement Judgement, Scores Scores);

/// <summary>A draft that was not written.</summary>
/// <param name="Perspective">The documents that it was to be written from.</param>
/// <param name="Problem">What went wrong.</param>
public sealed record FailedDraft(Perspective Perspective, string Problem);

/// <summary>An answer with everything that it was chosen from.</summary>
/// <param name="Best">The chosen draft.</param>
/// <param name="Drafts">All drafts, the chosen one among them, in the order of their subsets.</param>
/// <param name="Failed">The drafts that failed.</param>
public sealed record SpeculativeAnswer(ScoredDraft Best, IReadOnlyList<ScoredDraft> Drafts, IReadOnlyList<FailedDraft> Failed)
{
    /// <summary>Chooses the draft whose product of scores is the highest; of equals the first.</summary>
    /// <exception cref="InvalidOperationException">There is no draft.</exception>
    public static SpeculativeAnswer Of(IReadOnlyList<ScoredDraft> drafts, IReadOnlyList<FailedDraft> failed) =>
        new(drafts.MaxBy(draft => draft.Scores.Product) ?? throw new InvalidOperationException("There is no draft to choose from."), drafts, failed);
}
