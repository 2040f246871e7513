using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Orchestration;

/// <summary>
/// How a run ended, as a value. Exactly one of <see cref="Completed"/>, <see cref="Exhausted"/>, <see cref="Rejected"/>,
/// <see cref="NeedsHuman"/> and <see cref="Failed"/>; there is no other case and nobody can add one. Cancellation is no outcome: it is thrown.
/// </summary>
/// <typeparam name="T">What a completed run gives.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>Where the outcome came about, for the exception that <see cref="GetValueOrThrow"/> makes of it; no part of its equality.</summary>
    internal RunOrigin Origin { get; set; }

    /// <summary>Whether it was a person who rejected; no part of its equality either.</summary>
    internal bool IsByPerson { get; init; }

    /// <summary>The run gave its result.</summary>
    /// <param name="Value">The result.</param>
    public sealed record Completed(T Value) : Outcome<T>
    {
        /// <inheritdoc/>
        public override T GetValueOrThrow() => Value;
    }

    /// <summary>A bound was reached before the run was done.</summary>
    /// <param name="Best">The best result so far, or the latest where nothing graded them; the default of the type where there is none.</param>
    /// <param name="Rounds">The rounds that were used.</param>
    public sealed record Exhausted(T? Best, int Rounds) : Outcome<T>
    {
        /// <inheritdoc/>
        public override T GetValueOrThrow() => throw new ExhaustedException(Origin, Best, Rounds);
    }

    /// <summary>A verifier or a person said no.</summary>
    /// <param name="Value">What was refused, where it is of the result's type.</param>
    /// <param name="Verdict">The refusal and its reasons.</param>
    /// <param name="Step">The name of the step that refused; of an approval <c>Draft/Approve</c>.</param>
    public sealed record Rejected(T? Value, Verdict Verdict, string Step) : Outcome<T>
    {
        /// <inheritdoc/>
        public override T GetValueOrThrow() => throw new RejectedException(Origin, Value, Verdict, Step, IsByPerson);
    }

    /// <summary>The run waits for a person's answer and nobody gave one.</summary>
    /// <param name="Request">What is asked.</param>
    public sealed record NeedsHuman(HumanRequest Request) : Outcome<T>
    {
        /// <inheritdoc/>
        public override T GetValueOrThrow() => throw new NeedsHumanException(Origin, Request);
    }

    /// <summary>Something went wrong: a client, a reply that could not be read, a budget, a step's own code.</summary>
    /// <param name="Exception">What was thrown.</param>
    public sealed record Failed(Exception Exception) : Outcome<T>
    {
        /// <inheritdoc/>
        public override T GetValueOrThrow()
        {
            ExceptionDispatchInfo.Throw(Exception);
            return default;
        }
    }

    /// <summary>The value of a completed run.</summary>
    /// <exception cref="ExhaustedException">The outcome is <see cref="Exhausted"/>.</exception>
    /// <exception cref="RejectedException">The outcome is <see cref="Rejected"/>.</exception>
    /// <exception cref="NeedsHumanException">The outcome is <see cref="NeedsHuman"/>.</exception>
    /// <exception cref="Exception">The outcome is <see cref="Failed"/>: its own exception, with its own stack.</exception>
    public abstract T GetValueOrThrow();

    /// <summary>Calls the one function that is for this case.</summary>
    /// <param name="completed">For <see cref="Completed"/>.</param>
    /// <param name="exhausted">For <see cref="Exhausted"/>.</param>
    /// <param name="rejected">For <see cref="Rejected"/>.</param>
    /// <param name="needsHuman">For <see cref="NeedsHuman"/>.</param>
    /// <param name="failed">For <see cref="Failed"/>.</param>
    /// <returns>What the function returned.</returns>
    public TResult Match<TResult>(
        Func<Completed, TResult> completed,
        Func<Exhausted, TResult> exhausted,
        Func<Rejected, TResult> rejected,
        Func<NeedsHuman, TResult> needsHuman,
        Func<Failed, TResult> failed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        ArgumentNullException.ThrowIfNull(exhausted);
        ArgumentNullException.ThrowIfNull(rejected);
        ArgumentNullException.ThrowIfNull(needsHuman);
        ArgumentNullException.ThrowIfNull(failed);

        return this switch
        {
            Completed outcome => completed(outcome),
            Exhausted outcome => exhausted(outcome),
            Rejected outcome => rejected(outcome),
            NeedsHuman outcome => needsHuman(outcome),
            Failed outcome => failed(outcome),
            _ => throw new SwitchExpressionException(this),
        };
    }

    /// <summary>Whether both are the same case; the cases compare their own members.</summary>
    /// <param name="other">The other outcome.</param>
    public virtual bool Equals(Outcome<T>? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
