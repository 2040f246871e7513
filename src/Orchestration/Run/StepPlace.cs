using System.ComponentModel;

namespace Orchestration;

/// <summary>Says in which round, attempt or stead a step runs; these are part of its path. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class At
{
    /// <summary>For one item, branch or ballot: <c>Summarize[17]</c>.</summary>
    /// <param name="index">Its index, from 0.</param>
    public static StepPlace Item(int index) => default(StepPlace).Item(index);

    /// <summary>In a round of a loop: <c>Judge[2]</c>.</summary>
    /// <param name="round">The round, from 1.</param>
    public static StepPlace Round(int round) => default(StepPlace).Round(round);

    /// <summary>For one call of a tool: <c>Search[2][1]</c> is the first call that the model made in its second turn.</summary>
    /// <param name="turn">The turn, from 1.</param>
    /// <param name="number">Which call of that turn, from 1.</param>
    public static StepPlace Call(int turn, int number) => default(StepPlace).Call(turn, number);

    /// <summary>Run again after a verifier's refusal: <c>Draft~1</c>.</summary>
    /// <param name="attempt">How many times it ran before; 0 leaves the path as it is.</param>
    public static StepPlace Attempt(int attempt) => default(StepPlace).Attempt(attempt);

    /// <summary>As the fallback of a step that failed: <c>Weak/Strong</c>.</summary>
    /// <param name="failed">The name of the step that failed.</param>
    public static StepPlace InsteadOf(string failed) => default(StepPlace).InsteadOf(failed);
}

/// <summary>
/// Where a step runs, beside its name. Its parts combine: <c>Weak[2]~1/Strong</c> is the fallback <c>Strong</c> of the step <c>Weak</c>
/// in round 2, run again once; <c>Expert[0][2]</c> is the first <c>Expert</c> of several, in round 2. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepPlace
{
    private readonly string? failed;

    /// <summary>One more than the item's index, so that the default is no item.</summary>
    private readonly int item;
    private readonly int round;
    private readonly int attempt;

    private StepPlace(string? failed, int item, int round, int attempt)
    {
        this.failed = failed;
        this.item = item;
        this.round = round;
        this.attempt = attempt;
    }

    /// <inheritdoc cref="At.Item"/>
    public StepPlace Item(int index) => new(failed, index + 1, round, attempt);

    /// <inheritdoc cref="At.Round"/>
    public StepPlace Round(int round) => new(failed, item, round, attempt);

    /// <inheritdoc cref="At.Call"/>
    public StepPlace Call(int turn, int number) => new(failed, turn + 1, number, attempt);

    /// <inheritdoc cref="At.Attempt"/>
    public StepPlace Attempt(int attempt) => new(failed, item, round, attempt);

    /// <inheritdoc cref="At.InsteadOf"/>
    public StepPlace InsteadOf(string failed) => new(failed, item, round, attempt);

    /// <summary>Where the step stands: of a fallback, one level below the step that it stands in for, which bears item, round and attempt.</summary>
    internal StepWhere Below(PathNode node) =>
        failed is null ? new(node, item, round, attempt) : new(PathNode.Of(new(node, item, round, attempt), failed), 0, 0, 0);
}
