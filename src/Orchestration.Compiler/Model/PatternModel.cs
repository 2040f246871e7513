namespace Orchestration.Compiler.Model;

/// <summary>A pattern with its roles filled, each by a method's name, and its bounds in terms of its steps' ones.</summary>
internal abstract record PatternModel
{
    /// <summary>The steps before the pattern's first role, in order; all the steps of a chain.</summary>
    public EquatableArray<string> Before { get; init; }

    /// <summary>The steps after the pattern's last role, in order.</summary>
    public EquatableArray<string> After { get; init; }

    /// <summary>The bounds that its attributes set.</summary>
    public EquatableArray<PatternLimit> Limits { get; init; }

    /// <summary>The shares that its attribute sets.</summary>
    public EquatableArray<PatternShare> Shares { get; init; }

    /// <summary>What the pattern gives, or null where it gives nothing.</summary>
    public TypeModel? Given { get; init; }

    /// <summary>The pattern's own steps in the order they first run.</summary>
    public abstract IEnumerable<string> Core { get; }

    /// <summary>All steps in the order they first run, verifiers and fallbacks not included.</summary>
    public IEnumerable<string> InOrder => Before.Concat(Core).Concat(After);

    /// <summary>The steps whose results are read by parameters of other steps, and by nothing else.</summary>
    public virtual IEnumerable<string> Plain => Before.Concat(After);

    /// <summary>The steps that may run more than once in a run.</summary>
    public virtual IEnumerable<string> Repeated => [];

    /// <summary>The steps whose result can be what the pattern gives.</summary>
    public abstract IEnumerable<string> Givers { get; }

    /// <summary>
    /// The steps whose results a parameter of the pattern's own stands for, such as the drafting ones for <c>draft</c>; none for a
    /// parameter that carries no step's result, such as <c>round</c>.
    /// </summary>
    public virtual IEnumerable<string> SourcesOf(string special) => special == SpecialNames.Result ? Givers : [];

    /// <summary>The entry's parameter that a parameter of the pattern's own stands for, or is a part of; null where it is none.</summary>
    public virtual string? InputOf(string special) => null;

    /// <summary>Whether what the pattern gives was judged by its own roles.</summary>
    public virtual bool ChecksItself => false;

    /// <summary>Whether its author chose to be given what its own roles have refused.</summary>
    public virtual bool GivesRefused => false;

    /// <summary>
    /// What the run does when it is exhausted, its author having chosen that over a failure: <c>its rounds are used up</c>, <c>returns the last draft
    /// although a judge refused it</c>. Null where it fails then, or where nothing is ever exhausted.
    /// </summary>
    public virtual (string When, string What)? GivesWhenExhausted => null;

    /// <summary>On which path one of <see cref="Givers"/> gives the result, such as <c>when 'Triage' says High</c>; empty where there is no other.</summary>
    public virtual string When(string giver) => "";

    /// <summary>The steps that a model may call, as it sees them.</summary>
    public virtual IEnumerable<FunctionModel> Functions => [];

    /// <summary>The most calls of the pattern itself.</summary>
    public abstract Bound CoreCalls(StepCosts costs);

    /// <summary>The longest row of calls of the pattern itself.</summary>
    public abstract Bound CoreDepth(StepCosts costs);

    /// <summary>A step as the pattern needs it, such as a classifier that may only say what the cases spell.</summary>
    public virtual StepModel Adapt(StepModel step) => step;

    /// <summary>The value of a bound that the pattern's own attribute sets, or null where there is none.</summary>
    public int? Limit(string name) => Limits.FirstOrDefault(limit => limit.Member is null && limit.Name == name)?.Value;

    /// <summary>The value of a bound that a role's attribute sets, or null where there is none.</summary>
    public int? Limit(string name, string member) => Limits.FirstOrDefault(limit => limit.Member == member && limit.Name == name)?.Value;

    /// <summary>The value of a share that the pattern's attribute sets, or null where there is none.</summary>
    public double? Share(string name) => Shares.FirstOrDefault(share => share.Name == name)?.Value;

    /// <summary>The same pattern with another value of a bound.</summary>
    public PatternModel WithLimit(PatternLimit changed, int value) =>
        this with { Limits = Limits.Select(limit => limit == changed ? limit with { Value = value } : limit).ToEquatableArray() };

    /// <summary>A bound in such words; one that is not set is said to be infinite.</summary>
    protected static string InWords(int? bound) => bound?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "∞";

    /// <summary>A few words for the class's remarks, such as <c>Critic: Translate drafts, …</c>.</summary>
    public abstract string Describe();
}

/// <summary>What steps cost, verifiers, retries and fallbacks included.</summary>
/// <param name="pipeline">The pipeline they belong to.</param>
/// <param name="own">What a step costs by itself: its calls, or its depth.</param>
internal sealed class StepCosts(PipelineModel pipeline, Func<StepModel, Bound> own)
{
    public static StepCosts OfCalls(PipelineModel pipeline) => new(pipeline, step => step.OwnCalls);

    /// <summary>The calls of one step wait for one another, but an inner pipeline may run calls side by side.</summary>
    public static StepCosts OfDepth(PipelineModel pipeline) =>
        new(pipeline, step => step.Pipeline is { } inner ? (1L + step.Retries) * inner.Depth : step.OwnCalls);

    /// <summary>The cost of a step each time it runs.</summary>
    public Bound Of(string? method) => Of(method, also: null);

    /// <summary>The cost of a step with the verifiers of a pattern's parameter that it makes, such as <c>draft</c>.</summary>
    public Bound Of(string? method, string? also) =>
        pipeline.Step(method) is not { } step
            ? Bound.Zero
            : Checked(WithFallback(step), pipeline.VerifiersOf(step.Method, also));

    /// <summary>The cost of checking a pattern's parameter that no single step makes, such as <c>result</c>.</summary>
    public Bound OfChecking(string special) => Checked(Bound.Zero, pipeline.VerifiersOf(special));

    /// <summary>The cost of a step by itself, its fallback and verifiers not included.</summary>
    public Bound Own(StepModel step) => own(step);

    /// <summary>The cost of a step that the pattern runs in a way of its own, with its verifiers.</summary>
    /// <param name="method">The step.</param>
    /// <param name="run">The cost of running it, or a step that stands in for it.</param>
    /// <param name="beside">The cost of what runs along with it.</param>
    public Bound OfRunning(string method, Func<StepModel, Bound> run, Bound beside) =>
        pipeline.Step(method) is not { } step
            ? Bound.Zero
            : Checked(pipeline.WithFallbacks(step).Aggregate(beside, (sum, tried) => sum + run(tried)), pipeline.VerifiersOf(method));

    /// <summary>Whether a verifier may refuse what a step gives.</summary>
    public bool IsVerified(string? method) => method is not null && pipeline.VerifiersOf(method).Any();

    public Bound SumOf(IEnumerable<string> methods) => methods.Aggregate(Bound.Zero, (sum, method) => sum + Of(method));

    /// <summary>A verifier that sends back repeats everything from the checked step through itself, earlier verifiers with their retries too.</summary>
    private Bound Checked(Bound bound, IEnumerable<StepModel> verifiers) => verifiers.Aggregate(
        bound,
        (sum, verifier) => (1L + Math.Max(0, verifier.Verify!.Retries)) * (sum + WithFallback(verifier)));

    private Bound WithFallback(StepModel step) =>
        pipeline.WithFallbacks(step).Aggregate(Bound.Zero, (sum, tried) => sum + own(tried));
}

/// <summary>The bounds of a whole pipeline.</summary>
internal static class PipelineBoundsOf
{
    public static PipelineBounds Model(PipelineModel pipeline) => new(
        pipeline.MetadataName,
        Total(pipeline, StepCosts.OfCalls(pipeline), (pattern, costs) => pattern.CoreCalls(costs)),
        Total(pipeline, StepCosts.OfDepth(pipeline), (pattern, costs) => pattern.CoreDepth(costs)));

    private static Bound Total(PipelineModel pipeline, StepCosts costs, Func<PatternModel, StepCosts, Bound> core) =>
        pipeline.Pattern is not { } pattern
            ? new Bound.Unbounded(pipeline.Name + " is not complete")
            : costs.SumOf(pattern.Before) + core(pattern, costs) + costs.OfChecking(SpecialNames.Result) + costs.SumOf(pattern.After);
}

/// <summary>Parameters that mean the same in every pattern.</summary>
internal static class SpecialNames
{
    /// <summary>What the pattern gave, to the steps after it.</summary>
    public const string Result = "result";

    /// <summary>What the verifier said that sent a step back.</summary>
    public const string Feedback = "feedback";
}
