using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.AdaptiveRag.Interleaving;

/// <summary>What was gathered to answer a question.</summary>
/// <param name="Passages">What was found, in the order of finding, each once.</param>
/// <param name="Thoughts">What was thought, in order; none where there was one search.</param>
/// <param name="Ending">What ended the thinking; null while it goes on, and where there is none.</param>
public sealed record Gathered(IReadOnlyList<Passage> Passages, IReadOnlyList<string> Thoughts, Ending? Ending = null)
{
    /// <summary>How many passages are kept.</summary>
    public const int MostPassages = 15;

    /// <summary>Nothing yet.</summary>
    public static Gathered Nothing { get; } = new([], []);

    /// <summary>The passages as a model reads them.</summary>
    public string PassagesText => Passage.Listed(Passages);

    /// <summary>The thoughts as a model reads them.</summary>
    public string ThoughtsText => string.Join(' ', Thoughts);

    /// <summary>Refuses to answer from nothing.</summary>
    public Verdict IsSomething() =>
        Passages.Count > 0 ? Verdict.Accept() : Verdict.Reject("No passage has a word of what was searched for, so there is nothing to answer from.");

    /// <summary>This with those of the passages that it does not have yet, as long as there is room; what is there stays, and stays where it is.</summary>
    public Gathered With(IEnumerable<Passage> found) =>
        this with { Passages = [.. Passages.Concat(found).DistinctBy(passage => passage.Id, StringComparer.Ordinal).Take(MostPassages)] };

    /// <summary>This with one more thought, unless it is empty.</summary>
    public Gathered With(Thought thought)
    {
        ArgumentNullException.ThrowIfNull(thought);
        return string.IsNullOrWhiteSpace(thought.Text) ? this : this with { Thoughts = [.. Thoughts, thought.Text.Trim()] };
    }
}
