namespace Orchestration;

/// <summary>
/// A supervisor said that all is done when no work had been accepted, and it has no <see cref="FinishAttribute"/> step that could make a result
/// of nothing.
/// </summary>
public sealed class NothingDoneException : OrchestrationException
{
    internal NothingDoneException(RunOrigin origin, int turns)
        : base(origin, turns == 0
            ? $"In {origin.Where} all was said to be done before anything was done. Let [Assign] hand out work first, or add a [Finish] step that makes a result of nothing."
            : $"In {origin.Where} all was said to be done after {turns} {(turns == 1 ? "turn" : "turns")}, and no work was accepted. Let [Assign] hand it out again, or add a [Finish] step that makes a result of what 'history' holds.") =>
        Turns = turns;

    /// <summary>The turns in which work was done and not accepted; 0 where nothing was handed out.</summary>
    public int Turns { get; }
}
