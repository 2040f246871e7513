namespace Orchestration;

/// <summary>
/// Makes a partial class a pipeline that plans tasks, has workers do them at once, and brings the results together (orchestrator-workers).
/// It has one <see cref="PlanAttribute"/> step that returns a list of tasks, a <see cref="WorkerAttribute"/> step for every kind of task, and
/// usually a <see cref="SynthesizeAttribute"/> step; without one, the list of <c>results</c> is what it gives. A <see cref="ReplanAttribute"/> step may
/// ask for more, and an <see cref="OtherwiseAttribute"/> step says what comes of a plan without tasks.
/// </summary>
/// <remarks>
/// The worst case of a run is c(plan) + MaxRounds × (MaxTasks × the dearest worker + c(replan)) + c(synthesize). Equal tasks run once. A plan without
/// tasks ends the run with a <see cref="NoTasksException"/>, unless there is an <see cref="OtherwiseAttribute"/> step.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OrchestratorAttribute : Attribute
{
    /// <summary>
    /// The most tasks of one plan, at least 1. Required; more of them end the run with a <see cref="TooManyTasksException"/>, and none is cut.
    /// </summary>
    public int MaxTasks { get; set; }

    /// <summary>
    /// The most rounds of work, at least 1. Required where there is a <see cref="ReplanAttribute"/> step; without one there is one round.
    /// </summary>
    public int MaxRounds { get; set; }

    /// <summary>The most tasks that are in work at once, at least 1; the default is 8.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// What happens when a task fails. The default is <see cref="FailurePolicy.CancelOthers"/>; under <see cref="FailurePolicy.KeepOthers"/>,
    /// <c>results</c> holds attempts.
    /// </summary>
    public FailurePolicy OnFailure { get; set; }

    /// <summary>
    /// How many tasks must succeed under <see cref="FailurePolicy.KeepOthers"/>, of all so far and as far as there are as many, at least 1 (the
    /// default); fewer after a round end the run with an <see cref="AttemptsFailedException"/>.
    /// </summary>
    public int MinSucceeded { get; set; } = 1;

    /// <summary>
    /// What a run gives when the last replan still asks for more: to fail (the default), or to bring together what there is
    /// (<see cref="Exhaustion.ReturnLast"/>); what the last replan asks for then stands among the <c>tasks</c> and not among the <c>results</c>.
    /// There is nothing by which one of several results would be the best.
    /// </summary>
    public Exhaustion OnExhausted { get; set; }
}

/// <summary>
/// Marks the step of an <see cref="OrchestratorAttribute">orchestrator</see> that returns the tasks: a list of a record with one enum property,
/// its kind.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlanAttribute : RoleAttribute;

/// <summary>
/// Marks the step that does the work of one kind: in an <see cref="OrchestratorAttribute">orchestrator</see> it reads <c>task</c>, in a
/// <see cref="SupervisorAttribute">supervisor</see> <c>instruction</c> and <c>feedback</c>.
/// </summary>
/// <param name="kinds">The kinds: members of the enum of the task, or of the assignment.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WorkerAttribute(params object[] kinds) : RoleAttribute
{
    /// <summary>The kinds of work that lead to this step.</summary>
    public IReadOnlyList<object> Kinds { get; } = kinds;
}

/// <summary>
/// Marks the step of an <see cref="OrchestratorAttribute">orchestrator</see> that reads <c>results</c> after a round and returns further tasks. None, or
/// none that is new, ends the work.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReplanAttribute : RoleAttribute;

/// <summary>Marks the step of an <see cref="OrchestratorAttribute">orchestrator</see> that makes one result of all <c>results</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SynthesizeAttribute : RoleAttribute;

/// <summary>
/// Makes a partial class a pipeline in which one step hands out work, one piece after the other, until it says that all is done. It has one
/// <see cref="AssignAttribute"/> step that returns an <see cref="Assignment{TWorker}"/>, a <see cref="WorkerAttribute"/> step for every kind of worker,
/// and optionally a <see cref="ReviewAttribute"/> step and a <see cref="FinishAttribute"/> step.
/// </summary>
/// <remarks>
/// The worst case of a run is MaxTurns × (c(assign) + (1 + MaxReworks) × (the dearest worker + c(review))) + c(assign) + c(finish).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SupervisorAttribute : Attribute
{
    /// <summary>The most pieces of work that are handed out, at least 1. Required.</summary>
    public int MaxTurns { get; set; }

    /// <summary>How often one piece of work is done again after a refusal, at least 0; the default is 1.</summary>
    public int MaxReworks { get; set; } = 1;

    /// <summary>How many of the latest turns the parameter <c>history</c> holds; 0, the default, keeps them all.</summary>
    public int MaxHistory { get; set; }

    /// <inheritdoc cref="CriticAttribute.OnExhausted"/>
    public Exhaustion OnExhausted { get; set; }
}

/// <summary>
/// Marks the step of a <see cref="SupervisorAttribute">supervisor</see> that hands out the next piece of work from the task and the <c>history</c>:
/// an <see cref="Assignment{TWorker}"/>, whose worker is <see langword="null"/> when all is done.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssignAttribute : RoleAttribute;

/// <summary>
/// Marks the step of a <see cref="SupervisorAttribute">supervisor</see> that reads <c>work</c> and returns a <see cref="Verdict"/>; a refusal sends the
/// work back with its feedback.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReviewAttribute : RoleAttribute;
