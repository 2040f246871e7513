namespace Orchestration;

/// <summary>What the role attributes share: a name for the step that outlives a rename of its method.</summary>
public abstract class RoleAttribute : Attribute
{
    /// <summary>
    /// The step's name in paths, events and journals. Without it, the method's name without a trailing <c>Async</c>.
    /// </summary>
    public string? Name { get; set; }
}

/// <summary>
/// Marks a step that runs in the order written: the steps of a <see cref="ChainAttribute">chain</see>, or the steps before a pattern's
/// first role and after its last one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StepAttribute : RoleAttribute;

/// <summary>
/// Marks the one step of a <see cref="RouteAttribute">route</see> that decides which case runs. It returns an enum, a <see cref="bool"/>,
/// or a <see cref="string"/> out of the set that the cases spell.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClassifyAttribute : RoleAttribute;

/// <summary>Marks the step of a <see cref="RouteAttribute">route</see> that runs for one or several values of the classifier.</summary>
/// <param name="values">The values: enum members, <see langword="true"/>/<see langword="false"/>, or strings, of the classifier's type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaseAttribute(params object[] values) : RoleAttribute
{
    /// <summary>The values that lead to this step.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>
/// Marks the step that runs where nothing else does: in a <see cref="RouteAttribute">route</see> for every value that no
/// <see cref="CaseAttribute">case</see> names, in a <see cref="MapReduceAttribute">map-reduce</see> or a
/// <see cref="RefineAttribute">refine</see> where there are no items, in an
/// <see cref="OrchestratorAttribute">orchestrator</see> where the plan is empty.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OtherwiseAttribute : RoleAttribute;

/// <summary>Marks the step of a <see cref="CriticAttribute">critic</see> that makes the first draft.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProduceAttribute : RoleAttribute;

/// <summary>
/// Marks a step of a <see cref="CriticAttribute">critic</see> that judges the parameter <c>draft</c>. It returns a <see cref="bool"/>, a
/// <see cref="Verdict"/>, or a type of your own with an <see cref="AcceptAttribute"/> predicate. Several run in the order
/// written until one refuses; a draft is accepted when all accept it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvaluateAttribute : RoleAttribute;

/// <summary>
/// Marks the step of a <see cref="CriticAttribute">critic</see> that improves the parameter <c>draft</c> after a refusal; it may read
/// <c>verdict</c>, <c>history</c> and <c>round</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReviseAttribute : RoleAttribute;
