namespace Orchestration;

/// <summary>
/// Takes ballots as they come and reads them in order. A fixed number of workers casts them, each of which takes the next one as soon as it is
/// done, so that those under way are always the earliest that are open. Whoever fills a gap reads on from there before casting another, so
/// that no ballot is begun after the vote is decided.
/// </summary>
/// <param name="group">What ends all voters.</param>
/// <param name="voters">Gives each ballot.</param>
/// <param name="isLast">Reads a ballot, and says whether those after it are not needed.</param>
internal sealed class BallotBox<T>(BranchGroup group, IReadOnlyList<Func<Run, int, ValueTask<T>>> voters, Func<T, bool> isLast)
{
    private readonly Attempt<T>?[] ballots = new Attempt<T>?[voters.Count];
    private readonly Lock reading = new();
    private int read;
    private int next = -1;
    private bool isClosed;

    public async Task WorkAsync()
    {
        for (int ballot = Interlocked.Increment(ref next); ballot < voters.Count && !group.IsCancelled; ballot = Interlocked.Increment(ref next))
        {
            Attempt<T> attempt = await CastAsync(ballot).ConfigureAwait(false);
            lock (reading)
            {
                ballots[ballot] = attempt;
                ReadOn();
            }
        }
    }

    private async Task<Attempt<T>> CastAsync(int ballot)
    {
        try
        {
            return new Attempt<T>(await voters[ballot](group.Run, ballot).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return new Attempt<T>(exception);
        }
    }

    private void ReadOn()
    {
        while (!isClosed && read < ballots.Length && ballots[read] is { } ballot)
        {
            ballots[read++] = null;
            try
            {
                if (isLast(ballot.GetValueOrThrow()))
                {
                    Close();
                }
            }
            catch (Exception exception)
            {
                isClosed = true;
                group.Fail(exception);
            }
        }
    }

    private void Close()
    {
        isClosed = true;
        if (read < ballots.Length)
        {
            group.Stop();
        }
    }
}
