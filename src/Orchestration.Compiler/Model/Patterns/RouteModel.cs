namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A route: one step decides which of the others runs.</summary>
/// <param name="Classify">The deciding step.</param>
/// <param name="Cases">The cases in the order written.</param>
/// <param name="Otherwise">The step for the rest, or null.</param>
internal sealed record RouteModel(string Classify, EquatableArray<ValueHandler> Cases, string? Otherwise) : PatternModel
{
    /// <summary>The steps of which one runs.</summary>
    public IEnumerable<string> Branches =>
        Cases.Select(route => route.Method).Concat(Otherwise is null ? [] : [Otherwise]);

    public override IEnumerable<string> Core => new[] { Classify }.Concat(Branches);

    public override IEnumerable<string> Givers => Branches;

    /// <summary>The label of the way for the rest, which a model that classifies into strings may choose.</summary>
    public const string OtherwiseLabel = "otherwise";

    /// <summary>Each case's values as texts, where they are strings.</summary>
    public EquatableArray<string> Labels { get; init; }

    public override string When(string giver)
    {
        IEnumerable<string> values = Cases.Where(route => route.Method == giver).SelectMany(route => route.ShortValues);
        return giver == Otherwise ? $"for all else that '{Classify}' says" : $"when '{Classify}' says {string.Join(" or ", values)}";
    }

    public override StepModel Adapt(StepModel step) =>
        step.Method == Classify ? step.WithReply(ReplyKind.Text, _ => new ReplyModel(ReplyKind.OneOf, Choices())) : step;

    private EquatableArray<ChoiceModel> Choices() =>
        Labels.Concat(Otherwise is null ? [] : [OtherwiseLabel])
            .Distinct()
            .Select(label => new ChoiceModel(label, null, null))
            .ToEquatableArray();

    public override Bound CoreCalls(StepCosts costs) =>
        costs.Of(Classify) + Branches.Aggregate(Bound.Zero, (largest, method) => Bound.Max(largest, costs.Of(method)));

    public override Bound CoreDepth(StepCosts costs) => CoreCalls(costs);

    public override string Describe() =>
        $"Route: {Classify} decides between {string.Join(", ", Branches)}.";
}
