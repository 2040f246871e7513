namespace Orchestration.Testing;

/// <summary>The entries of a recording in memory: finds the reply to a request, takes new ones, and saves them.</summary>
internal sealed class Recording(string path, IEnumerable<RecordedEntry> entries, bool repeatLast)
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly List<RecordedEntry> _entries = [.. entries];
    private readonly ILookup<string, RecordedEntry> _recorded = entries.ToLookup(entry => entry.Hash);
    private readonly Dictionary<(string Hash, string? Step), int> _replayed = [];
    private long _order = entries.Count();
    private int _version;
    private int _saved;

    public string Path => path;

    public IReadOnlyList<RecordedEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    public long NextOrder() => Interlocked.Increment(ref _order);

    /// <summary>The next recorded reply to a request; null where there is none (left).</summary>
    /// <remarks>A step gets the replies recorded for it; one that was not recorded with this request gets those of all
    /// steps in turn. So voters with one prompt get their own ballots however they race, and a renamed step still finds its.</remarks>
    public RecordedEntry? Next(RequestKey key, out int recorded)
    {
        RecordedEntry[] replies = [.. _recorded[key.Hash].Where(entry => entry.Step == key.Step)];
        string? step = replies.Length > 0 ? key.Step : null;
        if (replies.Length == 0)
            replies = [.. _recorded[key.Hash]];
        recorded = replies.Length;
        if (recorded == 0)
            return null;
        int turn = NextTurn((key.Hash, step));
        return turn < recorded ? replies[turn] : repeatLast ? replies[^1] : null;
    }

    /// <summary>Takes an entry and saves the file. Callers that wait for one another's writing share it.</summary>
    public async Task AddAsync(RecordedEntry entry)
    {
        int version;
        lock (_gate)
        {
            _entries.Add(entry);
            version = ++_version;
        }

        await _saving.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_saved < version)
                Save();
        }
        finally
        {
            _saving.Release();
        }
    }

    private void Save()
    {
        RecordedEntry[] now;
        int version;
        lock (_gate)
        {
            now = [.. _entries];
            version = _version;
        }

        RecordingFile.Write(path, now);
        _saved = version;
    }

    private int NextTurn((string, string?) key)
    {
        lock (_gate)
        {
            int turn = _replayed.GetValueOrDefault(key);
            _replayed[key] = turn + 1;
            return turn;
        }
    }
}
