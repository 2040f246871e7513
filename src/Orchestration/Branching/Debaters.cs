using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// The speakers of a debate, and what they said. In a round all of them speak at once, and each sees the rounds before it only, so that their
/// order changes nothing but the order of the statements. For generated code.
/// </summary>
/// <typeparam name="T">The type of what is said.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Debaters<T>
{
    private readonly int maxHistory;
    private readonly int maxConcurrency;
    private readonly List<Debater> debaters = [];
    private readonly Queue<Statement<T>[]> rounds = [];
    private Statement<T>[] previous = [];

    /// <summary>Prepares a debate.</summary>
    /// <param name="maxHistory">How many of the latest rounds <see cref="Transcript"/> holds; 0 for all.</param>
    /// <param name="maxConcurrency">How many debaters speak at once; 0 for all.</param>
    public Debaters(int maxHistory = 0, int maxConcurrency = 0)
    {
        this.maxHistory = maxHistory;
        this.maxConcurrency = maxConcurrency;
    }

    /// <summary>What was said in the rounds that are kept, round by round, in the order of the debaters.</summary>
    public IReadOnlyList<Statement<T>> Transcript { get; private set; } = [];

    /// <summary>Adds a debater.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="speak">What it says in its turn, over the run as it sees it.</param>
    /// <param name="count">How many of its kind there are; of several, each bears its number.</param>
    public void Add(string name, Func<Run, DebateTurn<T>, ValueTask<T>> speak, int count = 1) =>
        debaters.AddRange(Enumerable.Range(0, count).Select(index => new Debater(count > 1 ? $"{name}[{index}]" : name, index, speak)));

    /// <summary>Holds a round: all debaters speak, several at once.</summary>
    /// <param name="run">The run.</param>
    /// <param name="round">The round, from 1.</param>
    /// <exception cref="Exception">A debater failed: what the first one to fail threw. The others were cancelled, and all have ended.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task SpeakAsync(Run run, int round)
    {
        int atOnce = maxConcurrency > 0 ? maxConcurrency : debaters.Count;
        T[] said = await run.ForEachAsync(debaters, atOnce, (run, debater, number) => debater.Speak(run, TurnOf(number, round))).ConfigureAwait(false);
        previous = [.. said.Select((value, number) => new Statement<T>(debaters[number].Name, round, value))];
        rounds.Enqueue(previous);
        if (maxHistory > 0 && rounds.Count > maxHistory)
        {
            rounds.Dequeue();
        }

        Transcript = [.. rounds.SelectMany(statements => statements)];
    }

    private DebateTurn<T> TurnOf(int number, int round) => new(debaters[number].Index, number, round, previous, Transcript);

    private sealed record Debater(string Name, int Index, Func<Run, DebateTurn<T>, ValueTask<T>> Speak);
}

/// <summary>A debater's turn in one round. For generated code.</summary>
/// <typeparam name="T">The type of what is said.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DebateTurn<T>
{
    private readonly Statement<T>[] previous;
    private readonly int number;

    internal DebateTurn(int index, int number, int round, Statement<T>[] previous, IReadOnlyList<Statement<T>> transcript)
    {
        Index = index;
        this.number = number;
        Round = round;
        this.previous = previous;
        Transcript = transcript;
    }

    /// <summary>Which of its kind the debater is, from 0.</summary>
    public int Index { get; }

    /// <summary>The round, from 1.</summary>
    public int Round { get; }

    /// <summary>What was said in the rounds before.</summary>
    public IReadOnlyList<Statement<T>> Transcript { get; }

    /// <summary>What the others said in the round before; nothing in the first.</summary>
    public IReadOnlyList<Statement<T>> Others
    {
        get
        {
            int own = number;
            return [.. previous.Where((_, other) => other != own)];
        }
    }

    /// <summary>What the debater itself said in the round before, or <see langword="null"/> in the first.</summary>
    public Statement<T>? Own => previous.Length > 0 ? previous[number] : null;
}
