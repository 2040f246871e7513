using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// The ballots of a vote. Voters are under way at once, but their ballots are read in the order in which the voters were added: what is read, and
/// which failure surfaces, never depends on who was faster. For generated code.
/// </summary>
/// <typeparam name="T">The type of an answer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Ballots<T>
{
    private readonly Run run;
    private readonly int maxConcurrency;
    private readonly List<Func<Run, int, ValueTask<T>>> voters = [];

    /// <summary>Prepares a vote.</summary>
    /// <param name="run">The run.</param>
    /// <param name="maxConcurrency">How many voters are under way at once; 0 for all.</param>
    public Ballots(Run run, int maxConcurrency = 0)
    {
        this.run = run;
        this.maxConcurrency = maxConcurrency;
    }

    /// <summary>Adds a voter.</summary>
    /// <param name="voter">Gives its answer, over the run as the voter sees it and the index of the ballot over all voters.</param>
    /// <param name="count">How many times it votes.</param>
    public void Add(Func<Run, int, ValueTask<T>> voter, int count = 1) => voters.AddRange(Enumerable.Repeat(voter, count));

    /// <summary>Counts the ballots, equal by their own equality, until the rest cannot change who wins.</summary>
    /// <inheritdoc cref="CountAsync{TKey}"/>
    public Task<Tally<T>> CountAsync(double minAgreement = 0, Tie onTie = Tie.Fail) => CountAsync(static ballot => ballot, minAgreement, onTie);

    /// <summary>Counts the ballots until the rest cannot change who wins.</summary>
    /// <param name="key">By what ballots are equal.</param>
    /// <param name="minAgreement">The share of all ballots that the winner needs.</param>
    /// <param name="onTie">What happens when two answers have equally many votes.</param>
    /// <exception cref="Exception">A voter failed before the vote was decided: what the first one in order threw.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Tally<T>> CountAsync<TKey>(Func<T, TKey> key, double minAgreement = 0, Tie onTie = Tie.Fail)
    {
        BallotCount<T, TKey> count = new(voters.Count, minAgreement, onTie);
        await ReadAsync(ballot => count.Decides(ballot, key(ballot))).ConfigureAwait(false);
        return count.Tally;
    }

    /// <summary>All ballots, in order.</summary>
    /// <exception cref="Exception">A voter failed: what the first one in order threw.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<IReadOnlyList<T>> AllAsync()
    {
        List<T> ballots = new(voters.Count);
        await ReadAsync(ballot =>
        {
            ballots.Add(ballot);
            return false;
        }).ConfigureAwait(false);
        return ballots;
    }

    /// <summary>Reads ballots in order until one of them is the last that is needed; then, or at the first failure, the rest is cancelled.</summary>
    private async Task ReadAsync(Func<T, bool> isLast)
    {
        using BranchGroup group = new(run);
        BallotBox<T> box = new(group, voters, isLast);
        int workers = maxConcurrency > 0 ? Math.Min(maxConcurrency, voters.Count) : voters.Count;
        foreach (Task worker in Enumerable.Range(0, workers).Select(_ => Task.Run(box.WorkAsync)).ToList())
        {
            await worker.ConfigureAwait(false);
        }

        await group.EndAsync().ConfigureAwait(false);
    }
}
