namespace Orchestration;

/// <summary>
/// Makes a partial class a pipeline that runs its <see cref="StepAttribute"/> steps in order, again and again, until its
/// <see cref="UntilAttribute"/> step says that it is done; a <see cref="FinishAttribute"/> step makes the result, or the last step gives it.
/// </summary>
/// <remarks>
/// The worst case of a run is MaxRounds × (the steps and the until) + c(finish). When the rounds are used up, a run ends with an
/// <see cref="ExhaustedException"/>, unless <see cref="OnExhausted"/> says otherwise. A nullable parameter named after its own or a later step
/// holds what that step gave in the round before.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LoopAttribute : Attribute
{
    /// <summary>The most rounds, at least 1. Required: a loop without a bound is a compile-time error.</summary>
    public int MaxRounds { get; set; }

    /// <summary>
    /// What a run gives when the rounds are used up and it was not done. The default is <see cref="Exhaustion.Fail"/>. With another, a
    /// <see cref="FinishAttribute"/> step works on what the last round gave, or the one with the highest score.
    /// </summary>
    public Exhaustion OnExhausted { get; set; }

    /// <summary>
    /// Ends the loop, as done, when the last step gives what it gave in the round before, by the equality of its type. The
    /// <see cref="UntilAttribute"/> step is then not asked again, and may be left out.
    /// </summary>
    public bool StopWhenUnchanged { get; set; }
}

/// <summary>
/// Marks the step of a <see cref="LoopAttribute">loop</see> that runs at the end of every round and says whether it was the last:
/// <see cref="bool"/>, <see cref="Verdict"/>, or a type of your own with an <see cref="AcceptAttribute"/> predicate.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UntilAttribute : RoleAttribute;

/// <summary>
/// Marks the step that makes the result of a <see cref="LoopAttribute">loop</see> or a <see cref="SupervisorAttribute">supervisor</see> once it is
/// done.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FinishAttribute : RoleAttribute;

/// <summary>
/// Makes a partial class a pipeline in which several speakers argue in rounds. It has <see cref="DebaterAttribute"/> steps, optionally an
/// <see cref="AgreeAttribute"/> step that may end it early, and usually a <see cref="JudgeAttribute"/> step that decides; without one, the statements
/// are the result.
/// </summary>
/// <remarks>
/// Each debater sees the others' previous round only, so that a round runs in parallel and the order of the speakers changes nothing. The
/// worst case of a run is MaxRounds × all debaters + (MaxRounds − 1) × c(agree) + c(judge). The pattern is that of "Improving Factuality and
/// Reasoning in Language Models through Multiagent Debate" (arXiv 2305.14325).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DebateAttribute : Attribute
{
    /// <summary>The most rounds, at least 1. Required.</summary>
    public int MaxRounds { get; set; }

    /// <summary>How many of the latest rounds the parameter <c>transcript</c> holds; 0, the default, keeps them all.</summary>
    public int MaxHistory { get; set; }

    /// <summary>The most debaters that speak at once, at least 1; 0, the default, lets all of them.</summary>
    public int MaxConcurrency { get; set; }
}

/// <summary>
/// Marks a step of a <see cref="DebateAttribute">debate</see> that speaks in every round; it may read <c>stance</c>, <c>others</c>, <c>own</c>,
/// <c>transcript</c> and <c>round</c>.
/// </summary>
/// <param name="stance">What it argues for, or from; the parameter <c>stance</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DebaterAttribute(string? stance = null) : RoleAttribute
{
    /// <summary>What it argues for, or from.</summary>
    public string? Stance { get; } = stance;

    /// <summary>How many such debaters there are, at least 1 (the default).</summary>
    public int Count { get; set; } = 1;
}

/// <summary>
/// Marks the step of a <see cref="DebateAttribute">debate</see> that says after a round whether the debaters agree: <see cref="bool"/> or
/// <see cref="Verdict"/>. It is not asked after the last round.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AgreeAttribute : RoleAttribute;

/// <summary>Marks the step of a <see cref="DebateAttribute">debate</see> that decides from the <c>transcript</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgeAttribute : RoleAttribute;
