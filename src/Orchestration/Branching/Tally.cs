using System.ComponentModel;

namespace Orchestration;

/// <summary>How a vote stands. For generated code.</summary>
/// <param name="HasWinner">Whether one answer has won.</param>
/// <param name="Leading">The first ballot of the answer with most votes, of several the one that came first: the winner, where there is one.</param>
/// <param name="Last">The last ballot that was read.</param>
/// <typeparam name="T">The type of an answer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Tally<T>(bool HasWinner, T Leading, T Last);

/// <summary>Counts the ballots of a vote, one after the other in declared order.</summary>
/// <param name="ballots">How many there are in all.</param>
/// <param name="minAgreement">The share of them that the winner needs.</param>
/// <param name="onTie">What happens when two answers have equally many votes.</param>
internal sealed class BallotCount<T, TKey>(int ballots, double minAgreement, Tie onTie)
{
    // In the order in which they came up. A tuple, because a key may be null.
    private readonly Dictionary<ValueTuple<TKey>, int> parties = [];
    private readonly List<(T First, int Votes)> standings = [];
    private int counted;
    private int leader;
    private T last = default!;

    public Tally<T> Tally => new(IsAheadBy(open: 0), standings[leader].First, last);

    /// <summary>Counts a ballot; gives whether those that are still to come cannot change who wins.</summary>
    public bool Decides(T ballot, TKey key)
    {
        last = ballot;
        counted++;
        ref int party = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(parties, new(key), out bool isKnown);
        if (!isKnown)
        {
            party = standings.Count;
            standings.Add((ballot, 0));
        }

        (T first, int votes) = standings[party];
        standings[party] = (first, votes + 1);
        if (votes + 1 > standings[leader].Votes || (votes + 1 == standings[leader].Votes && party < leader))
        {
            leader = party;
        }

        return IsAheadBy(ballots - counted);
    }

    /// <summary>Whether the leader wins even if all open ballots go to another answer, be it one that nobody gave so far.</summary>
    private bool IsAheadBy(int open)
    {
        int votes = standings[leader].Votes;
        if (votes / (double)ballots < minAgreement || !Beats(votes, open, isEarlier: false))
        {
            return false;
        }

        for (int party = 0; party < standings.Count; party++)
        {
            if (party != leader && !Beats(votes, standings[party].Votes + open, isEarlier: party < leader))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the leader's votes are enough against those of another answer, which came up earlier or later.</summary>
    private bool Beats(int votes, int others, bool isEarlier) => onTie == Tie.First && !isEarlier ? votes >= others : votes > others;
}
