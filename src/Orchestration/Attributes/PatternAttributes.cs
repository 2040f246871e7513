namespace Orchestration;

/// <summary>
/// Makes a partial class a pipeline whose steps run in the order written, each reading what came before
/// (prompt chaining). Steps are methods marked <see cref="StepAttribute"/>; the last one's result is the run's.
/// </summary>
/// <remarks>The worst case of a run is the sum of its steps' calls.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ChainAttribute : Attribute;

/// <summary>
/// Makes a partial class a pipeline that classifies its input once and runs the one step made for that class.
/// It has one <see cref="ClassifyAttribute"/> step, a <see cref="CaseAttribute"/> step for every value or group of values, and
/// optionally an <see cref="OtherwiseAttribute"/> step for the rest. A value without a step is a compile-time error.
/// </summary>
/// <remarks>The worst case of a run is the calls of the classifier and of the dearest case.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RouteAttribute : Attribute;

/// <summary>
/// Makes a partial class a pipeline that drafts, has the draft judged, and revises it until every judge accepts
/// (evaluator-optimizer). It has one <see cref="ProduceAttribute"/> step, one or more <see cref="EvaluateAttribute"/> steps, and usually
/// a <see cref="ReviseAttribute"/> step; without one, the producing step runs again.
/// </summary>
/// <remarks>
/// The worst case of a run is c(produce) + MaxRounds × c(evaluate) + (MaxRounds − 1) × c(revise). The pattern is that of
/// "Self-Refine" (arXiv 2303.17651) with a judge that may be another model.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CriticAttribute : Attribute
{
    /// <summary>The most rounds of judging, at least 1. Required: a critic loop without a bound is a compile-time error.</summary>
    public int MaxRounds { get; set; }

    /// <summary>What a run gives when the rounds are used up and no draft was accepted. The default is <see cref="Exhaustion.Fail"/>.</summary>
    public Exhaustion OnExhausted { get; set; }

    /// <summary>
    /// Ends the loop as exhausted when a revision equals the draft before it: another round would ask the same question again.
    /// </summary>
    public bool StopWhenUnchanged { get; set; }

    /// <summary>
    /// How many of the latest rounds the parameter <c>history</c> holds; 0, the default, keeps them all.
    /// </summary>
    public int MaxHistory { get; set; }
}
