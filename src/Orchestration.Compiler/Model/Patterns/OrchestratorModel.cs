namespace Orchestration.Compiler.Model.Patterns;

/// <summary>An orchestrator: tasks are planned, workers do them at once, more may be asked for, and the results are brought together.</summary>
/// <param name="Plan">The step that plans the first tasks.</param>
/// <param name="Workers">The steps that do the tasks, each with its kinds.</param>
/// <param name="Replan">The step that asks for further tasks after a round, or null.</param>
/// <param name="Synthesize">The step that makes one result of all, or null where the run gives the results.</param>
/// <param name="Otherwise">The step for a plan without tasks, or null.</param>
internal sealed record OrchestratorModel(string Plan, EquatableArray<ValueHandler> Workers, string? Replan, string? Synthesize, string? Otherwise) : PatternModel
{
    public const string Task = "task";

    public const string Tasks = "tasks";

    public const string Results = "results";

    /// <summary>The tasks' type.</summary>
    public required TypeModel TaskType { get; init; }

    /// <summary>The property of a task that says which worker does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What every worker gives.</summary>
    public required TypeModel WorkType { get; init; }

    /// <summary>The type of <c>results</c>.</summary>
    public required TypeModel ResultsType { get; init; }

    /// <summary>Whether the others go on when a task fails, and its result is an attempt.</summary>
    public bool KeepsOthers { get; init; }

    /// <summary>The member of <c>Exhaustion</c>.</summary>
    public string OnExhausted { get; init; } = "Fail";

    /// <summary>The most tasks of one plan, or null where none is given.</summary>
    public int? MaxTasks => Limit("MaxTasks");

    /// <summary>The most rounds, or null where none is given though there may be several.</summary>
    public int? MaxRounds => Replan is null ? 1 : Limit("MaxRounds");

    public int MaxConcurrency => Math.Max(1, Limit("MaxConcurrency") ?? 8);

    public int MinSucceeded => Limit("MinSucceeded") ?? 1;

    public override IEnumerable<string> Core =>
        new[] { Plan }.Concat(Workers.Select(worker => worker.Method)).Concat(Named(Replan, Synthesize, Otherwise));

    public override IEnumerable<string> Repeated => Workers.Select(worker => worker.Method).Concat(Named(Replan));

    public override IEnumerable<string> Givers =>
        (Synthesize is null ? Workers.Select(worker => worker.Method) : [Synthesize]).Concat(Named(Otherwise));

    public override IEnumerable<string> SourcesOf(string special) => special switch
    {
        Task or Tasks => Named(Plan, Replan),
        Results => Workers.Select(worker => worker.Method).Concat(Named(Plan, Replan)),
        _ => base.SourcesOf(special),
    };

    public override (string When, string What)? GivesWhenExhausted => OnExhausted == "ReturnLast" && Replan is not null && MaxRounds >= 1
        ? ("its rounds are used up", $"makes its result of what there is although '{Replan}' asks for more")
        : null;

    public override string When(string giver) =>
        giver == Otherwise ? "when there are no tasks"
        : Synthesize is null ? $"for {string.Join(" or ", Workers.Where(worker => worker.Method == giver).SelectMany(worker => worker.ShortValues))} tasks"
        : "";

    /// <summary>A run either works on tasks or, where there are none, does what it does otherwise.</summary>
    public override Bound CoreCalls(StepCosts costs) => costs.Of(Plan) + Bound.Max(Work(costs, isAtOnce: false), costs.Of(Otherwise));

    public override Bound CoreDepth(StepCosts costs) => costs.Of(Plan) + Bound.Max(Work(costs, isAtOnce: true), costs.Of(Otherwise));

    public override string Describe() =>
        $"Orchestrator: {Plan} plans at most {InWords(MaxTasks)} tasks, {string.Join(", ", Workers.Select(worker => worker.Method))} {(Workers.Count == 1 ? "does" : "do")} them at once"
        + $"{(Replan is null ? "" : $", {Replan} asks for more, at most {InWords(MaxRounds)} rounds")}{(Synthesize is null ? "" : $", {Synthesize} brings the results together")}.";

    private Bound Work(StepCosts costs, bool isAtOnce)
    {
        if (MaxTasks is not { } tasks || MaxRounds is not { } rounds)
        {
            return new Bound.Unbounded($"the orchestrator has no {(MaxTasks is null ? "MaxTasks" : "MaxRounds")}");
        }

        Bound dearest = Workers.Aggregate(Bound.Zero, (largest, worker) => Bound.Max(largest, costs.Of(worker.Method)));
        Bound round = (isAtOnce ? 1 : Math.Max(1, tasks)) * dearest + costs.Of(Replan);
        return (Math.Max(1, rounds) * round) + costs.Of(Synthesize);
    }

    private static IEnumerable<string> Named(params string?[] methods) => methods.OfType<string>();
}
