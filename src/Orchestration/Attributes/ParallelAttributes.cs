namespace Orchestration;

/// <summary>
/// Makes a partial class a pipeline that runs several steps at once on the same inputs (sectioning). It has two or more
/// <see cref="SectionAttribute"/> steps, and usually a <see cref="CombineAttribute"/> step that reads what they gave; without one, the entry
/// returns a tuple or a record that their results fill.
/// </summary>
/// <remarks>
/// The worst case of a run is the sum of all sections and the combining step. Results are in the order declared, however the sections
/// finish.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ParallelAttribute : Attribute
{
    /// <summary>The most sections that run at once, at least 1; 0, the default, runs all of them.</summary>
    public int MaxConcurrency { get; set; }

    /// <summary>What happens when a section fails. The default is <see cref="FailurePolicy.CancelOthers"/>.</summary>
    public FailurePolicy OnFailure { get; set; }

    /// <summary>
    /// How many sections must succeed under <see cref="FailurePolicy.KeepOthers"/>, at least 1 (the default); fewer end the run with
    /// an <see cref="AttemptsFailedException"/>.
    /// </summary>
    public int MinSucceeded { get; set; } = 1;
}

/// <summary>Marks a step of a <see cref="ParallelAttribute">parallel</see> that runs beside the others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SectionAttribute : RoleAttribute;

/// <summary>
/// Marks the step of a <see cref="ParallelAttribute">parallel</see> that makes one result of the sections'. It reads them by name; under
/// <see cref="FailurePolicy.KeepOthers"/> as <see cref="Attempt{T}"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombineAttribute : RoleAttribute;

/// <summary>
/// Makes a partial class a pipeline that does the same task several times and takes the majority's answer. It has one or more
/// <see cref="VoterAttribute"/> steps that all return one type, and optionally a <see cref="SelectAttribute"/> step that chooses among the
/// candidates instead of counting them.
/// </summary>
/// <remarks>
/// The worst case of a run is all voters' calls and those of the selecting step. Ballots are read in the order declared, whichever came first, and
/// the rest is cancelled as soon as it cannot change who wins; so a run's result never depends on timing. What is returned is the winner's first
/// ballot. Answers are equal by their type's own equality, or by their <see cref="BallotKeyAttribute"/>. The pattern is that of
/// "Self-Consistency" (arXiv 2203.11171).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VoteAttribute : Attribute
{
    /// <summary>
    /// The share of all ballots that the winner needs, from 0 (the default: most votes win) to 1 (all agree). Where no answer reaches it, the run
    /// ends as exhausted. <c>2.0 / 3</c> asks for exactly two of three.
    /// </summary>
    public double MinAgreement { get; set; }

    /// <summary>What happens when two answers have equally many votes. The default is <see cref="Tie.Fail"/>.</summary>
    public Tie OnTie { get; set; }

    /// <summary>
    /// What a run gives when nobody won. The default is <see cref="Exhaustion.Fail"/>; <see cref="Exhaustion.ReturnBest"/> gives the answer
    /// with most votes, the first of several, and <see cref="Exhaustion.ReturnLast"/> the last ballot.
    /// </summary>
    public Exhaustion OnExhausted { get; set; }

    /// <summary>The most voters that run at once, at least 1; 0, the default, runs all of them.</summary>
    public int MaxConcurrency { get; set; }
}

/// <summary>What a <see cref="VoteAttribute">vote</see> does when two answers have equally many votes.</summary>
public enum Tie
{
    /// <summary>The run ends as exhausted: nobody won.</summary>
    Fail = 0,

    /// <summary>The answer that stands first in the order of the ballots wins.</summary>
    First = 1,
}

/// <summary>Marks a step of a <see cref="VoteAttribute">vote</see> that gives an answer; it may read <c>ballot</c>, its index from 0.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VoterAttribute : RoleAttribute
{
    /// <summary>How many times it votes, at least 1 (the default).</summary>
    public int Count { get; set; } = 1;
}

/// <summary>
/// Marks the step of a <see cref="VoteAttribute">vote</see> that chooses: it reads <c>candidates</c>, all answers in the order of their
/// ballots, and returns the index of one, from 0.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SelectAttribute : RoleAttribute;

/// <summary>
/// Says by what answers are counted as equal in a <see cref="VoteAttribute">vote</see>: on a property or parameterless method of the answers'
/// type, or on a method of the pipeline that takes an answer and returns the key. The pipeline's own goes first.
/// </summary>
/// <remarks>It runs between the steps of a run, so it must give the same for the same answer each time.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class BallotKeyAttribute : Attribute;
