namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A map-reduce: steps that run on each item, several items at once, and one that folds what came of them.</summary>
/// <param name="Source">Where the items come from.</param>
/// <param name="Maps">The steps that run on each item, in order.</param>
/// <param name="Reduce">The step that folds, or null where the run gives the list of results.</param>
/// <param name="Otherwise">The step that runs where there are no items, or null.</param>
internal sealed record MapReduceModel(ItemSource Source, EquatableArray<string> Maps, string? Reduce, string? Otherwise) : PatternModel
{
    /// <summary>The parameter that holds what the maps returned.</summary>
    public const string Items = "items";

    /// <summary>Whether the other items go on when one fails, and results are attempts.</summary>
    public bool KeepsOthers { get; init; }

    /// <summary>What comes of one item, or null where that is nothing.</summary>
    public required TypeModel? Mapped { get; init; }

    public int? MaxItems => Limit("MaxItems");

    /// <summary>How many items, or groups of a tree, are in work at once.</summary>
    public int MaxConcurrency => Limit("MaxConcurrency") ?? 8;

    /// <summary>How many results a group of the tree has; 0 where all are folded at once.</summary>
    public int FanIn => Limit("FanIn") ?? 0;

    public int MinSucceeded => Limit("MinSucceeded") ?? 1;

    /// <summary>Whether reductions form a tree.</summary>
    public bool IsTree => Reduce is not null && FanIn != 0;

    public string LastMap => Maps[Maps.Count - 1];

    public override IEnumerable<string> Core => [.. Source.Steps, .. Maps, .. Some(Reduce), .. Some(Otherwise)];

    public override IEnumerable<string> Repeated => IsTree ? Maps.Append(Reduce!) : Maps;

    /// <summary>One item alone is folded with nothing where reductions form a tree.</summary>
    public override IEnumerable<string> Givers =>
        [.. Reduce is null ? [LastMap] : IsTree ? new[] { Reduce, LastMap } : [Reduce], .. Some(Otherwise)];

    public override IEnumerable<string> SourcesOf(string special) => special switch
    {
        ItemSource.ItemName => Source.Steps,
        Items => IsTree ? [LastMap, Reduce!] : [LastMap],
        _ => base.SourcesOf(special),
    };

    public override string? InputOf(string special) => special == ItemSource.ItemName ? Source.Input : null;

    public override string When(string giver) =>
        giver == Otherwise ? "when there are no items"
        : IsTree && giver == LastMap ? "when there is one item"
        : IsTree ? "when there are several items"
        : Otherwise is not null ? "when there are items"
        : "";

    public override Bound CoreCalls(StepCosts costs) => Total(costs, items => items, GroupsOf);

    /// <summary>Items wait for none of the others, and groups for those of the level below.</summary>
    public override Bound CoreDepth(StepCosts costs) => Total(costs, items => Math.Min(1, items), LevelsOf);

    public override string Describe() =>
        $"MapReduce: {string.Join(", then ", Maps)} on {Source.Describe()}, at most {InWords(MaxItems)} of them, {InWords(MaxConcurrency)} at once"
        + (Reduce is null ? "" : IsTree ? $", then {Reduce} folds {InWords(FanIn)} at a time until one is left" : $", then {Reduce} folds what came of them")
        + (Otherwise is null ? "." : $". Where there are none, {Otherwise} runs instead.");

    private Bound Total(StepCosts costs, Func<long, long> rowsOf, Func<long, int, long> foldsOf)
    {
        if (MaxItems is not { } most)
        {
            return new Bound.Unbounded("the map-reduce has no MaxItems");
        }

        long items = Math.Max(1, most);
        long folds = IsTree ? foldsOf(items, Math.Max(2, FanIn)) : 1;
        return costs.SumOf(Source.Steps) + Bound.Max((rowsOf(items) * costs.SumOf(Maps)) + (folds * costs.Of(Reduce)), costs.Of(Otherwise));
    }

    /// <summary>The groups of all levels of a tree, but for those of one, which pass for nothing.</summary>
    private static long GroupsOf(long items, int fanIn)
    {
        long groups = 0;
        for (; items > 1; items = ((items - 1) / fanIn) + 1)
        {
            groups += (items / fanIn) + (items % fanIn > 1 ? 1 : 0);
        }

        return groups;
    }

    private static long LevelsOf(long items, int fanIn)
    {
        long levels = 0;
        for (; items > 1; items = ((items - 1) / fanIn) + 1)
        {
            levels++;
        }

        return levels;
    }

    private static IEnumerable<string> Some(string? step) => step is null ? [] : [step];
}
