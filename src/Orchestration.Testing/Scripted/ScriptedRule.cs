namespace Orchestration.Testing;

/// <summary>A condition, what it answers, and how often it was asked.</summary>
internal sealed class ScriptedRule(string description, Func<ChatRequest, bool> matches, Reply reply)
{
    private int _calls;

    public string Description => description;

    public bool Matches(ChatRequest request) => matches(request);

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The next turn; null where all are used up.</summary>
    public ReplyTurn? Next()
    {
        int turn = Interlocked.Increment(ref _calls) - 1;
        if (turn < reply.Turns.Count)
            return reply.Turns[turn];
        return reply.Repeats ? reply.Turns[^1] : null;
    }

    public bool IsUsedUp => Calls >= reply.Turns.Count;

    public override string ToString()
    {
        string turns = (reply.Turns.Count, reply.Repeats) switch
        {
            (1, true) => "any number of replies",
            (var count, true) => $"{count} replies, the last repeated",
            (var count, false) => $"{count} {(count == 1 ? "reply" : "replies")}",
        };
        return $"{description}: {turns}, {Calls} {(Calls == 1 ? "call" : "calls")}";
    }
}
