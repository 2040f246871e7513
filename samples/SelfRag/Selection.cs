using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.SelfRag;

/// <summary>How an answer is wanted.</summary>
public enum AnswerKind
{
    /// <summary>In sentences; the best draft wins.</summary>
    Open,

    /// <summary>In a few words, which several passages may give alike; the answer with the highest sum of scores wins.</summary>
    Closed,
}

/// <summary>An answer that one passage led to.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Draft">The answer.</param>
/// <param name="Critique">What the critic says of both.</param>
public sealed record Candidate(Passage Passage, string Draft, Critique Critique);

/// <summary>A passage on which no answer was drafted.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Why">What went wrong.</param>
public sealed record LostPassage(Passage Passage, string Why);

/// <summary>A closed answer with the sum of the scores of all drafts that give it.</summary>
/// <param name="Answer">The answer as it is compared.</param>
/// <param name="Score">The sum.</param>
/// <param name="Passages">The ids of the passages that led to it.</param>
public sealed record AnswerSum(string Answer, double Score, IReadOnlyList<string> Passages);

/// <summary>Which draft was chosen, and out of which.</summary>
/// <param name="Chosen">The draft.</param>
/// <param name="Candidates">All drafts, in the order in which their passages were found.</param>
/// <param name="Sums">Of closed answers the sums, the best first; else none.</param>
/// <param name="Lost">The passages without a draft.</param>
public sealed record Selection(Candidate Chosen, IReadOnlyList<Candidate> Candidates, IReadOnlyList<AnswerSum> Sums, IReadOnlyList<LostPassage> Lost)
{
    /// <summary>Chooses among drafts.</summary>
    /// <param name="kind">Open: the draft with the best score. Closed: the best draft of the answer with the best sum. Of equals the first.</param>
    /// <param name="candidates">The drafts in the order in which their passages were found, at least one.</param>
    /// <param name="lost">The passages without a draft.</param>
    public static Selection Of(AnswerKind kind, IReadOnlyList<Candidate> candidates, IReadOnlyList<LostPassage> lost)
    {
        if (kind == AnswerKind.Open)
        {
            return new Selection(Best(candidates), candidates, [], lost);
        }

        // GroupBy and OrderByDescending keep the order of equals.
        IGrouping<string, Candidate>[] answers =
        [
            .. candidates.GroupBy(candidate => ShortAnswer.Normalize(candidate.Draft), StringComparer.Ordinal)
                .OrderByDescending(answer => answer.Sum(candidate => candidate.Critique.Score)),
        ];
        AnswerSum[] sums = [.. answers.Select(answer => new AnswerSum(answer.Key, answer.Sum(one => one.Critique.Score), [.. answer.Select(one => one.Passage.Id)]))];
        return new Selection(Best(answers[0]), candidates, sums, lost);
    }

    private static Candidate Best(IEnumerable<Candidate> candidates) => candidates.MaxBy(candidate => candidate.Critique.Score)!;
}
