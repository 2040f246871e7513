namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A refine: one step on the first item, and one on each later item that carries the result on.</summary>
/// <param name="Source">Where the items come from.</param>
/// <param name="Start">The step on the first item.</param>
/// <param name="Next">The step on each later item.</param>
/// <param name="Otherwise">The step that runs where there are no items, or null.</param>
internal sealed record RefineModel(ItemSource Source, string Start, string Next, string? Otherwise) : PatternModel
{
    /// <summary>The parameter that holds what came of the items before.</summary>
    public const string SoFar = "soFar";

    /// <summary>The type of the result so far.</summary>
    public required TypeModel SoFarType { get; init; }

    public int? MaxItems => Limit("MaxItems");

    public override IEnumerable<string> Core => [.. Source.Steps, Start, Next, .. Otherwise is null ? [] : new[] { Otherwise }];

    public override IEnumerable<string> Repeated => [Next];

    public override IEnumerable<string> Givers => Otherwise is null ? [Start, Next] : [Start, Next, Otherwise];

    public override IEnumerable<string> SourcesOf(string special) => special switch
    {
        ItemSource.ItemName => Source.Steps,
        SoFar => [Start, Next],
        _ => base.SourcesOf(special),
    };

    public override string? InputOf(string special) => special == ItemSource.ItemName ? Source.Input : null;

    public override string When(string giver) =>
        giver == Otherwise ? "when there are no items"
        : giver == Start ? "when there is one item"
        : "when there are several items";

    public override Bound CoreCalls(StepCosts costs)
    {
        if (MaxItems is not { } most)
        {
            return new Bound.Unbounded("the refine has no MaxItems");
        }

        Bound ofItems = costs.Of(Start, SoFar) + (Math.Max(0L, most - 1L) * costs.Of(Next, SoFar));
        return costs.SumOf(Source.Steps) + Bound.Max(ofItems, costs.Of(Otherwise));
    }

    /// <summary>Each item waits for the one before it.</summary>
    public override Bound CoreDepth(StepCosts costs) => CoreCalls(costs);

    public override string Describe() =>
        $"Refine: {Start} on the first, {Next} on every later of {Source.Describe()}, one after the other, at most {InWords(MaxItems)} of them"
        + (Otherwise is null ? "." : $". Where there are none, {Otherwise} runs instead.");
}
