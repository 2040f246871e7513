namespace Orchestration;

/// <summary>
/// Makes a partial class a pipeline that treats each item of a list by itself and then folds the results. It has a
/// <see cref="SplitAttribute"/> step (without one, the entry's one collection is taken), one or more <see cref="MapAttribute"/> steps that run in
/// order on each item, and usually a <see cref="ReduceAttribute"/> step; without one, the list of results is the run's.
/// </summary>
/// <remarks>
/// The worst case of a run is c(split) + MaxItems × c(map) + the reductions of every level. Results are in the order of the items, however
/// they finish; memory holds the items in flight.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MapReduceAttribute : Attribute
{
    /// <summary>The most items, at least 1. Required; more of them are a failure and never a cut.</summary>
    public int MaxItems { get; set; }

    /// <summary>The most items that are in work at once, at least 1; the default is 8.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// How many results one reduction folds, at least 2: reductions form a tree of as many levels as are needed. 0, the default, folds all
    /// results at once.
    /// </summary>
    public int FanIn { get; set; }

    /// <summary>What happens when an item fails. The default is <see cref="FailurePolicy.CancelOthers"/>.</summary>
    public FailurePolicy OnFailure { get; set; }

    /// <inheritdoc cref="ParallelAttribute.MinSucceeded"/>
    public int MinSucceeded { get; set; } = 1;
}

/// <summary>
/// Makes a partial class a pipeline that goes through a list in order and carries a result along: a <see cref="SplitAttribute"/> step, a
/// <see cref="StartAttribute"/> step on the first item, a <see cref="NextAttribute"/> step on each later one, which reads <c>soFar</c>. Without a
/// split, the entry's one collection is taken.
/// </summary>
/// <remarks>
/// The worst case of a run is c(split) + c(start) + (MaxItems − 1) × c(next), all of them one after the other. More items than
/// <see cref="MaxItems"/> are a <see cref="TooManyItemsException"/>; none are a <see cref="NoItemsException"/>, unless an
/// <see cref="OtherwiseAttribute"/> step says what comes of none. Of a stream, no more than one item is held at a time.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RefineAttribute : Attribute
{
    /// <summary>The most items, at least 1. Required; more of them are a failure and never a cut.</summary>
    public int MaxItems { get; set; }
}

/// <summary>
/// Marks the step of a <see cref="MapReduceAttribute">map-reduce</see> or a <see cref="RefineAttribute">refine</see> that gives the items: a list, or
/// an <see cref="IAsyncEnumerable{T}"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SplitAttribute : RoleAttribute;

/// <summary>
/// Marks a step of a <see cref="MapReduceAttribute">map-reduce</see> that runs on each item; it may read <c>item</c>, <c>index</c> (from 0) and
/// the maps before it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MapAttribute : RoleAttribute;

/// <summary>
/// Marks the step of a <see cref="MapReduceAttribute">map-reduce</see> that folds <c>items</c>, what the last map returned, in the order of the
/// items.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReduceAttribute : RoleAttribute;

/// <summary>Marks the step of a <see cref="RefineAttribute">refine</see> that runs on the first <c>item</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StartAttribute : RoleAttribute;

/// <summary>
/// Marks the step of a <see cref="RefineAttribute">refine</see> that runs on every later <c>item</c>, with <c>soFar</c>, what the step before it gave.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NextAttribute : RoleAttribute;
